using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.CodeFixes;

/// <summary>Puts an attribute of the runtime library in front of a declaration: on a line of its own, if the declaration begins one.</summary>
internal static class AttributeEdit
{
    private const string Suffix = "Attribute";

    /// <summary>Offers to mark a declaration, which may be in another document of the solution than the diagnostic.</summary>
    public static async Task RegisterAsync(CodeFixContext context, Diagnostic diagnostic, SyntaxNode declaration, string declared, string attribute, string key)
    {
        CancellationToken cancel = context.CancellationToken;
        if (context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document
            || document is SourceGeneratedDocument
            || await document.GetSemanticModelAsync(cancel).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        SourceText text = await document.GetTextAsync(cancel).ConfigureAwait(false);
        TextLine line = text.Lines.GetLineFromPosition(declaration.SpanStart);
        string indentation = text.ToString(TextSpan.FromBounds(line.Start, declaration.SpanStart));
        string separator = string.IsNullOrWhiteSpace(indentation) ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indentation : " ";
        string shortName = attribute.Substring(attribute.LastIndexOf('.') + 1);
        TextEdits.Register(
            context,
            diagnostic,
            $"Mark '{declared}' with [{WithoutSuffix(shortName)}]",
            key,
            document,
            new TextChange(new TextSpan(declaration.SpanStart, 0), $"[{WithoutSuffix(IsKnown(model, declaration.SpanStart, shortName) ? shortName : attribute)}]{separator}"));
    }

    private static bool IsKnown(SemanticModel model, int position, string name) => !model.LookupNamespacesAndTypes(position, name: name).IsEmpty;

    private static string WithoutSuffix(string name) => name.Substring(0, name.Length - Suffix.Length);
}
