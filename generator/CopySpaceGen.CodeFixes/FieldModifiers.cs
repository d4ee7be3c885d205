using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CopySpaceGen.CodeFixes;

/// <summary>The modifiers of a field that is to become an edge.</summary>
internal static class FieldModifiers
{
    /// <summary><c>private</c> and all that were there but for those that an edge cannot have; each followed by a space.</summary>
    public static string OfEdge(SyntaxTokenList modifiers) =>
        "private " + string.Concat(modifiers.Where(static modifier => !IsAccessibility(modifier) && !modifier.IsKind(SyntaxKind.ReadOnlyKeyword)).Select(static modifier => modifier.Text + " "));

    private static bool IsAccessibility(SyntaxToken modifier) => modifier.Kind()
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;
}
