using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.CodeFixes;

/// <summary>Makes a type that the generator is to add to, and the types that contain it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialCodeFix))]
[Shared]
public sealed class AddPartialCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TypeNotPartial];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.AdditionalLocations is [{ SourceTree: { } tree } toFix]
                && context.Document.Project.GetDocument(tree) is { } document
                && (await tree.GetRootAsync(context.CancellationToken).ConfigureAwait(false)).FindNode(toFix.SourceSpan) is TypeDeclarationSyntax declaration)
            {
                TextEdits.Register(
                    context,
                    diagnostic,
                    $"Make '{declaration.Identifier.ValueText}' partial",
                    nameof(AddPartialCodeFix),
                    document,
                    new TextChange(new TextSpan(declaration.Keyword.SpanStart, 0), "partial "));
            }
        }
    }
}
