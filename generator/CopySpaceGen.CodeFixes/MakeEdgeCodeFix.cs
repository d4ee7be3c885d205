using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.CodeFixes;

/// <summary>Turns a field of type <c>GcRef&lt;T&gt;</c> into <c>[GcEdge&lt;T&gt;] private GcRef</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeEdgeCodeFix))]
[Shared]
public sealed class MakeEdgeCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TypedReferenceField];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field
                && TypedReference(field.Declaration.Type) is { } type)
            {
                TextSpan untilName = TextSpan.FromBounds(
                    field.Modifiers is [{ } first, ..] ? first.SpanStart : field.Declaration.SpanStart, field.Declaration.Type.Span.End);
                TextEdits.Register(
                    context, diagnostic, "Make the field an edge", nameof(MakeEdgeCodeFix), context.Document, new TextChange(untilName, Edge(field, type)));
            }
        }
    }

    private static GenericNameSyntax? TypedReference(TypeSyntax type) => type switch
    {
        GenericNameSyntax { TypeArgumentList.Arguments.Count: 1 } name => name,
        QualifiedNameSyntax { Right: GenericNameSyntax { TypeArgumentList.Arguments.Count: 1 } name } => name,
        _ => null,
    };

    private static string Edge(FieldDeclarationSyntax field, GenericNameSyntax type)
    {
        string qualifier = type.Parent is QualifiedNameSyntax qualified ? qualified.Left + "." : "";
        string attribute = IsMarked(field) ? "" : $"[{qualifier}GcEdge<{type.TypeArgumentList.Arguments[0]}>] ";
        return $"{attribute}{FieldModifiers.OfEdge(field.Modifiers)}{qualifier}GcRef";
    }

    private static bool IsMarked(FieldDeclarationSyntax field) => field.AttributeLists
        .SelectMany(static list => list.Attributes)
        .Any(static attribute => attribute.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().Any(
            static name => name.Identifier.ValueText is "GcEdge" or "GcEdgeAttribute"));
}
