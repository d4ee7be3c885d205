using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes;

/// <summary>Marks with <c>[NoCollect]</c> a method that never collects, or one that a marked member calls or is implemented by.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkNoCollectCodeFix))]
[Shared]
public sealed class MarkNoCollectCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.BrokenNoCollect, DiagnosticIds.MissingNoCollect];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.AdditionalLocations is [{ SourceTree: { } tree } name]
                && Find((await tree.GetRootAsync(context.CancellationToken).ConfigureAwait(false)).FindNode(name.SourceSpan)) is { } declaration)
            {
                await AttributeEdit.RegisterAsync(
                    context,
                    diagnostic,
                    declaration,
                    tree.GetText(context.CancellationToken).ToString(name.SourceSpan),
                    KnownNames.NoCollectAttribute,
                    nameof(MarkNoCollectCodeFix)).ConfigureAwait(false);
            }
        }
    }

    // The declaration that has the name; of a class with a primary constructor, none: an attribute there would be the class's.
    private static SyntaxNode? Find(SyntaxNode name)
    {
        SyntaxNode? declaration = name.FirstAncestorOrSelf<SyntaxNode>(static node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax);
        return declaration is BaseTypeDeclarationSyntax or BaseFieldDeclarationSyntax ? null : declaration;
    }
}
