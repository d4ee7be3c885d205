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
        TextEdits.Register(
            context,
            diagnostic,
            $"Mark '{declared}' with [{WithoutSuffix(attribute.Substring(attribute.LastIndexOf('.') + 1))}]",
            key,
            document,
            new TextChange(
                new TextSpan(declaration.SpanStart, 0),
                $"[{WithoutSuffix(TextEdits.NameOf(model, attribute, declaration.SpanStart))}]{TextEdits.SeparatorAt(text, declaration.SpanStart)}"));
    }

    private static string WithoutSuffix(string name) => name.Substring(0, name.Length - Suffix.Length);
}
