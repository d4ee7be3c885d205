using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.CodeFixes;

/// <summary>Makes an edge private, so that only its accessor writes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeEdgePrivateCodeFix))]
[Shared]
public sealed class MakeEdgePrivateCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.EdgeNotPrivate];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<FieldDeclarationSyntax>() is { Modifiers: [{ } first, ..] } field)
            {
                TextSpan modifiers = TextSpan.FromBounds(first.SpanStart, field.Declaration.SpanStart);
                TextEdits.Register(
                    context,
                    diagnostic,
                    "Make the edge private",
                    nameof(MakeEdgePrivateCodeFix),
                    context.Document,
                    new TextChange(modifiers, FieldModifiers.OfEdge(field.Modifiers)));
            }
        }
    }
}
