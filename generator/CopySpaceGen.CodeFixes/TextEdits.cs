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

    /// <summary>What is between a declaration or a statement and what is put in front of it: a line of its own, if it begins one.</summary>
    public static string SeparatorAt(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        string before = text.ToString(TextSpan.FromBounds(line.Start, position));
        return string.IsNullOrWhiteSpace(before) ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + before : " ";
    }

    /// <summary>How a type of the library is written at a place: without its namespace, where that is used.</summary>
    public static string NameOf(SemanticModel model, string fullName, int position)
    {
        string name = fullName.Substring(fullName.LastIndexOf('.') + 1);
        return model.LookupNamespacesAndTypes(position, name: name).IsEmpty ? fullName : name;
    }

    private static async Task<Solution> ApplyAsync(Document document, TextChange[] changes, CancellationToken cancel)
    {
        SourceText text = await document.GetTextAsync(cancel).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes)).Project.Solution;
    }
}
