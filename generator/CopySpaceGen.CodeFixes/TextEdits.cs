using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.CodeFixes;

/// <summary>Fixes that are small edits of the text, so that all else in the file stays as it was written.</summary>
internal static class TextEdits
{
    /// <summary>Offers a fix that edits one document, which need not be the one with the diagnostic.</summary>
    public static void Register(CodeFixContext context, Diagnostic diagnostic, string title, string key, Document document, params TextChange[] changes) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, cancel => ApplyAsync(document, changes, cancel), equivalenceKey: key),
            diagnostic);

    private static async Task<Solution> ApplyAsync(Document document, TextChange[] changes, CancellationToken cancel)
    {
        SourceText text = await document.GetTextAsync(cancel).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes)).Project.Solution;
    }
}
