using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>What the parser asks symbols.</summary>
internal static class SymbolExtensions
{
    /// <summary>The compiler files what a generator adds under the name of its class.</summary>
    private static readonly string s_generatedFolder = typeof(HeapGenerator).FullName;

    /// <summary>The attribute of a class, or of an instance of a generic one.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, INamedTypeSymbol? attributeClass)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass?.OriginalDefinition, attributeClass))
            {
                return attribute;
            }
        }

        return null;
    }

    public static Location GetLocation(this AttributeData attribute, CancellationToken cancel) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancel).GetLocation() ?? Location.None;

    /// <summary>One of the values that are written one by one as arguments of an attribute; otherwise the whole attribute.</summary>
    public static Location GetArgumentLocation(this AttributeData attribute, int index, int count, CancellationToken cancel) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancel) is AttributeSyntax { ArgumentList.Arguments: { } arguments } && arguments.Count == count
            ? arguments[index].GetLocation()
            : attribute.GetLocation(cancel);

    /// <summary>The identifier of the part of a type that an attribute is on; other parts may be generated.</summary>
    public static Location GetIdentifierLocation(this AttributeData attribute, CancellationToken cancel) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancel).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.GetLocation()
        ?? Location.None;

    public static Location GetLocation(this ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>How messages refer to a field: <c>Pair.left</c>.</summary>
    public static string DisplayName(this IFieldSymbol field) => field.ContainingType.Name + "." + field.Name;

    /// <summary>A type and the types that contain it, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndContainingTypes(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    /// <summary>Whether a type is generic or nested in one that is.</summary>
    public static bool IsGenericOrInGeneric(this INamedTypeSymbol type) => type.SelfAndContainingTypes().Any(static part => part.Arity > 0);

    /// <summary>Whether this generator wrote a declaration: the analyzers see the compilation with what it added.</summary>
    public static bool IsGenerated(this ISymbol symbol) => symbol.Locations.All(static location =>
        location.SourceTree is { FilePath: { Length: > 0 } path } && Path.GetFileName(Path.GetDirectoryName(path)) == s_generatedFolder);
}
