using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Writing;

/// <summary>
/// Writes to a part of an object by the accessor that logs its edges, where it was handed out to be read: <c>node.Link.To = x</c> becomes
/// <c>node.WriteLink().To = x</c>. The compiler rejects most such writes; those that it makes on a copy, an analyzer of ours reports.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseWriterCodeFix))]
[Shared]
public sealed class UseWriterCodeFix : CodeFixProvider
{
    // To use a property as a ref value, to assign to it, to assign to a member of it: "because it is a readonly variable".
    private const string UsedAsRef = "CS8329";
    private const string Assigned = "CS8331";
    private const string MemberAssigned = "CS8332";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.WriteToCopy, UsedAsRef, Assigned, MemberAssigned];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        SyntaxNode root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>() is { } place
                && WritablePlace.Of(model, place, context.CancellationToken) is { Count: > 0 } changes)
            {
                TextEdits.Register(
                    context, diagnostic, $"Write by '{changes[changes.Count - 1].NewText}'", nameof(UseWriterCodeFix), context.Document, [.. changes]);
            }
        }
    }
}
