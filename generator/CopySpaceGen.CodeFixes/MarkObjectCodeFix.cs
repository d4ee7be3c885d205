using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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
                await RegisterAsync(context, diagnostic, declaration).ConfigureAwait(false);
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

    private static async Task RegisterAsync(CodeFixContext context, Diagnostic diagnostic, TypeDeclarationSyntax declaration)
    {
        CancellationToken cancel = context.CancellationToken;
        if (context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document
            || await document.GetSemanticModelAsync(cancel).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        SourceText text = await document.GetTextAsync(cancel).ConfigureAwait(false);
        TextLine line = text.Lines.GetLineFromPosition(declaration.SpanStart);
        string indentation = text.ToString(TextSpan.FromBounds(line.Start, declaration.SpanStart));
        string separator = string.IsNullOrWhiteSpace(indentation) ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indentation : " ";
        TextEdits.Register(
            context,
            diagnostic,
            $"Mark '{declaration.Identifier.ValueText}' with [GcObject]",
            nameof(MarkObjectCodeFix),
            document,
            new TextChange(new TextSpan(declaration.SpanStart, 0), $"[{AttributeName(model, declaration.SpanStart)}]{separator}"));
    }

    private static string AttributeName(SemanticModel model, int position)
    {
        const string Suffix = "Attribute";
        string fullName = KnownNames.ObjectAttribute;
        string name = fullName.Substring(fullName.LastIndexOf('.') + 1);
        string written = model.LookupNamespacesAndTypes(position, name: name).IsEmpty ? fullName : name;
        return written.Substring(0, written.Length - Suffix.Length);
    }
}
