using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>Source as messages quote it: in one line, and short.</summary>
internal static class SourceText
{
    private const int MaxLength = 48;

    public static string Of(SyntaxNode node) => Shorten(node switch
    {
        InvocationExpressionSyntax call => call.Expression + Arguments(call.ArgumentList),
        ObjectCreationExpressionSyntax creation => $"new {creation.Type}{Arguments(creation.ArgumentList)}",
        AwaitExpressionSyntax => "await",
        _ => node.ToString(),
    });

    private static string Arguments(ArgumentListSyntax? list) => list is { Arguments.Count: > 0 } ? "(...)" : "()";

    private static string Shorten(string text)
    {
        text = Regex.Replace(text, @"\s+", " ");
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength) + "...";
    }
}
