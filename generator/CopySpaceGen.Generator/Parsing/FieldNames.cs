using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>What generated code calls a field.</summary>
/// <param name="Field">The field itself: <c>_left</c>.</param>
/// <param name="Accessor">The property for it: <c>Left</c>.</param>
/// <param name="Parameter">The parameter for its first value: <c>left</c>.</param>
internal readonly record struct FieldNames(string Field, string Accessor, string Parameter)
{
    public static FieldNames Of(IFieldSymbol field)
    {
        string bare = field.Name.TrimStart('_');
        if (!SyntaxFacts.IsValidIdentifier(bare))
        {
            bare = field.Name;
        }

        return new(
            Identifiers.Escape(field.Name),
            char.ToUpperInvariant(bare[0]) + bare.Substring(1),
            Identifiers.Escape(CamelCase(bare)));
    }

    /// <summary>Lowers the first word: <c>Key</c> to <c>key</c>, <c>ID</c> to <c>id</c>, <c>URLPath</c> to <c>urlPath</c>.</summary>
    private static string CamelCase(string name)
    {
        char[] letters = name.ToCharArray();
        for (int i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            bool startsNextWord = i > 0 && i + 1 < letters.Length && char.IsLower(letters[i + 1]);
            if (startsNextWord)
            {
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }
}
