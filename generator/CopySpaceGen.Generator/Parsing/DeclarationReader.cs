using System.Collections.Immutable;
using CopySpaceGen.Generator.Helpers;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Reads what is needed to reopen a type and to refer to it.</summary>
internal static class DeclarationReader
{
    private static readonly SymbolDisplayFormat s_namespaceFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static TypeDeclaration Read(INamedTypeSymbol type)
    {
        string? containingNamespace = type.ContainingNamespace is { IsGlobalNamespace: false } name ? name.ToDisplayString(s_namespaceFormat) : null;
        ImmutableArray<INamedTypeSymbol> outermostFirst = [.. type.SelfAndContainingTypes().Reverse()];
        return new TypeDeclaration
        {
            Namespace = containingNamespace,
            ContainingHeaders = new EquatableArray<string>(outermostFirst.RemoveAt(outermostFirst.Length - 1).Select(Header)),
            Header = Header(type),
            Name = type.Name,
            FullName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            HintName = HintName(type, outermostFirst),
            IsPublic = type.IsPublic(),
        };
    }

    /// <summary>The name of the class with the accessors of an object type, which is in the namespace since it may not be nested.</summary>
    public static string AccessorsName(INamedTypeSymbol type) =>
        string.Join("_", type.SelfAndContainingTypes().Reverse().Select(static part => part.Name)) + "Accessors";

    /// <summary>The namespace and the metadata names, as they are in an assembly, since escapes may not be in a file name.</summary>
    private static string HintName(INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> outermostFirst)
    {
        string types = string.Join("+", outermostFirst.Select(static part => part.MetadataName));
        return type.ContainingNamespace is { IsGlobalNamespace: false } name ? MetadataName(name) + "." + types : types;
    }

    private static string MetadataName(INamespaceSymbol name) =>
        name.ContainingNamespace is { IsGlobalNamespace: false } outer ? MetadataName(outer) + "." + name.MetadataName : name.MetadataName;

    private static string Header(INamedTypeSymbol type) => $"partial {Keyword(type)} {Identifiers.Escape(type.Name)}";

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true } => "record",
        _ => "class",
    };
}
