using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>Edits of one document that fixes of several diagnostics ask for; the same edit asked for twice is made once.</summary>
/// <remarks>Insertions at the same place are made in the order of <see cref="EditOrder"/>, and then in that in which they were asked for.</remarks>
internal sealed class EditList
{
    private readonly List<(TextChange Change, EditOrder Order)> _edits = [];
    private readonly Dictionary<object, string> _names = [];

    public void Insert(int position, string text, EditOrder order = EditOrder.Expression) => Replace(new TextSpan(position, 0), text, order);

    public void Replace(TextSpan span, string text, EditOrder order = EditOrder.Expression)
    {
        TextChange change = new(span, text);
        if (!_edits.Contains((change, order)))
        {
            _edits.Add((change, order));
        }
    }

    /// <summary>A name for a variable that no other in the method has; the same each time it is asked for.</summary>
    /// <param name="key">What the variable is for.</param>
    /// <param name="wanted">The name, if it is free.</param>
    /// <param name="function">The method.</param>
    public string NameFor(object key, string wanted, SyntaxNode function)
    {
        if (_names.TryGetValue(key, out string? known))
        {
            return known;
        }

        HashSet<string> taken = [.. function.DescendantTokens().Select(static token => token.ValueText), .. _names.Values];
        string name = wanted;
        for (int number = 2; taken.Contains(name); number++)
        {
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        }

        _names.Add(key, name);
        return name;
    }

    /// <summary>The document after all edits.</summary>
    public async Task<Document> ApplyAsync(Document document, CancellationToken cancel)
    {
        SourceText text = await document.GetTextAsync(cancel).ConfigureAwait(false);
        IEnumerable<TextChange> changes = _edits
            .OrderBy(static edit => edit.Order)
            .GroupBy(static edit => edit.Change.Span)
            .Select(static group => new TextChange(group.Key, string.Concat(group.Select(static edit => edit.Change.NewText))))
            .OrderBy(static change => change.Span);
        return document.WithText(text.WithChanges(changes));
    }
}

/// <summary>What comes first at the same place.</summary>
internal enum EditOrder
{
    /// <summary>The scope that handles are made in.</summary>
    Scope,

    /// <summary>Other statements in front of one.</summary>
    Statement,

    /// <summary>What is in a statement.</summary>
    Expression,

    /// <summary>What ends an expression.</summary>
    Close,
}
