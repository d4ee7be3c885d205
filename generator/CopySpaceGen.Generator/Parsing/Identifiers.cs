using Microsoft.CodeAnalysis.CSharp;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>How identifiers are written in C#.</summary>
internal static class Identifiers
{
    /// <summary>Contextual keywords are escaped too: where they are none, the escape does no harm.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || IsContextualKeyword(name) ? "@" + name : name;

    private static bool IsContextualKeyword(string name) => SyntaxFacts.GetContextualKeywordKind(name) is not (SyntaxKind.None or SyntaxKind.UnderscoreToken);
}
