using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes;

/// <summary>Marks with <c>[GcObject]</c> a struct that an edge refers to or that a heap lists.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkObjectCodeFix))]
[Shared]
public sealed class MarkObjectCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.EdgeTargetNotObject, DiagnosticIds.ListedTypeNotObject];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (model is not null && FindStruct(model, diagnostic, context.CancellationToken) is { } declaration)
            {
                await AttributeEdit.RegisterAsync(
                    context, diagnostic, declaration, declaration.Identifier.ValueText, KnownNames.ObjectAttribute, nameof(MarkObjectCodeFix)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The declaration of the struct that the marked syntax names: <c>[GcEdge&lt;T&gt;]</c> or <c>typeof(T)</c>.</summary>
    private static TypeDeclarationSyntax? FindStruct(SemanticModel model, Diagnostic diagnostic, CancellationToken cancel)
    {
        SyntaxNode node = model.SyntaxTree.GetRoot(cancel).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        TypeSyntax? type = node is TypeOfExpressionSyntax typeOf
            ? typeOf.Type
            : node.FirstAncestorOrSelf<AttributeSyntax>()?.Name.DescendantNodesAndSelf().OfType<TypeArgumentListSyntax>().FirstOrDefault()?.Arguments.FirstOrDefault();
        return type is not null && model.GetTypeInfo(type, cancel).Type is INamedTypeSymbol { TypeKind: TypeKind.Struct } target
            ? target.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) as TypeDeclarationSyntax
            : null;
    }
}
