using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.CodeFixes.Writing;

/// <summary>
/// Makes a local refer to the part of an object that it is a copy of, so that what is written to it reaches the object: <c>var link = node.Link;</c> becomes
/// <c>ref var link = ref node.Link;</c>, by the accessor that logs edges where there is one.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReferToPartCodeFix))]
[Shared]
public sealed class ReferToPartCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.LostWrite];

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
            if (root.FindNode(diagnostic.Location.SourceSpan).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault() is { } copy
                && DeclarationOf(model, copy, context.CancellationToken) is ({ } type, { } part)
                && WritablePlace.Of(model, part, context.CancellationToken) is { } changes)
            {
                TextEdits.Register(
                    context,
                    diagnostic,
                    $"Refer to '{part}' instead of a copy of it",
                    nameof(ReferToPartCodeFix),
                    context.Document,
                    [new TextChange(new TextSpan(type.SpanStart, 0), "ref "), new TextChange(new TextSpan(part.SpanStart, 0), "ref "), .. changes]);
            }
        }
    }

    private static (TypeSyntax Type, ExpressionSyntax Part)? DeclarationOf(SemanticModel model, IdentifierNameSyntax copy, CancellationToken cancel) =>
        model.GetSymbolInfo(copy, cancel).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [{ } reference] }
        && reference.GetSyntax(cancel) is VariableDeclaratorSyntax
        {
            Initializer.Value: { } part, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration,
        }
            ? (declaration.Type, part)
            : null;
}
