using System.Collections.Immutable;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>The symbols of one compilation that the parser compares with.</summary>
internal sealed class KnownTypes
{
    private const string StructLayoutAttributeName = "System.Runtime.InteropServices.StructLayoutAttribute";
    private const string InlineArrayAttributeName = "System.Runtime.CompilerServices.InlineArrayAttribute";

    private readonly INamedTypeSymbol? _typedRef;
    private readonly INamedTypeSymbol? _local;
    private readonly INamedTypeSymbol? _any;
    private readonly INamedTypeSymbol? _localAny;

    private KnownTypes(Compilation compilation, INamedTypeSymbol heapAttribute, INamedTypeSymbol objectAttribute)
    {
        HeapAttribute = heapAttribute;
        ObjectAttribute = objectAttribute;
        Assembly = compilation.Assembly;
        AllowsUnsafeCode = compilation.Options is CSharpCompilationOptions { AllowUnsafe: true };
        LanguageVersion = ((CSharpCompilation)compilation).LanguageVersion;
        AnyEdgeAttribute = compilation.GetTypeByMetadataName(KnownNames.AnyEdgeAttribute);
        EdgeAttributes =
        [
            AnyEdgeAttribute,
            compilation.GetTypeByMetadataName(KnownNames.EdgeAttribute),
            compilation.GetTypeByMetadataName(KnownNames.EdgeOfTwoAttribute),
            compilation.GetTypeByMetadataName(KnownNames.EdgeOfThreeAttribute),
            compilation.GetTypeByMetadataName(KnownNames.EdgeOfFourAttribute),
        ];
        InlineAttribute = compilation.GetTypeByMetadataName(KnownNames.InlineAttribute);
        TrailingAttribute = compilation.GetTypeByMetadataName(KnownNames.TrailingAttribute);
        LengthAttribute = compilation.GetTypeByMetadataName(KnownNames.LengthAttribute);
        Ref = compilation.GetTypeByMetadataName(KnownNames.Ref);
        NarrowRef = compilation.GetTypeByMetadataName(KnownNames.NarrowRef);
        Value = compilation.GetTypeByMetadataName(KnownNames.Value);
        Heap = compilation.GetTypeByMetadataName(KnownNames.Heap);
        HeapOptions = compilation.GetTypeByMetadataName(KnownNames.HeapOptions);
        StructLayoutAttribute = compilation.GetTypeByMetadataName(StructLayoutAttributeName);
        InlineArrayAttribute = compilation.GetTypeByMetadataName(InlineArrayAttributeName);
        _typedRef = compilation.GetTypeByMetadataName(KnownNames.TypedRef);
        _local = compilation.GetTypeByMetadataName(KnownNames.Local);
        _any = compilation.GetTypeByMetadataName(KnownNames.Any);
        _localAny = compilation.GetTypeByMetadataName(KnownNames.LocalAny);
    }

    /// <summary>The assembly being compiled.</summary>
    public IAssemblySymbol Assembly { get; }

    public bool AllowsUnsafeCode { get; }

    public LanguageVersion LanguageVersion { get; }

    public INamedTypeSymbol HeapAttribute { get; }

    public INamedTypeSymbol ObjectAttribute { get; }

    /// <summary>That of edges to any object.</summary>
    public INamedTypeSymbol? AnyEdgeAttribute { get; }

    /// <summary>Those of edges of all forms.</summary>
    public ImmutableArray<INamedTypeSymbol?> EdgeAttributes { get; }

    public INamedTypeSymbol? InlineAttribute { get; }

    public INamedTypeSymbol? TrailingAttribute { get; }

    public INamedTypeSymbol? LengthAttribute { get; }

    public INamedTypeSymbol? Ref { get; }

    public INamedTypeSymbol? NarrowRef { get; }

    public INamedTypeSymbol? Value { get; }

    public INamedTypeSymbol? Heap { get; }

    public INamedTypeSymbol? HeapOptions { get; }

    public INamedTypeSymbol? StructLayoutAttribute { get; }

    public INamedTypeSymbol? InlineArrayAttribute { get; }

    /// <summary>Null if the compilation does not reference the runtime library.</summary>
    public static KnownTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownNames.HeapAttribute) is { } heap
        && compilation.GetTypeByMetadataName(KnownNames.ObjectAttribute) is { } heapObject
            ? new KnownTypes(compilation, heap, heapObject)
            : null;

    public bool IsObject(ITypeSymbol type) => type.TypeKind == TypeKind.Struct && type.OriginalDefinition.FindAttribute(ObjectAttribute) is not null;

    /// <summary>Whether a type is a struct that is part of objects.</summary>
    public bool IsInline(ITypeSymbol type) => type.TypeKind == TypeKind.Struct && type.OriginalDefinition.FindAttribute(InlineAttribute) is not null;

    /// <summary>How a field of a type holds references; null if it does not, or not by itself.</summary>
    public EdgeWidth? ReferenceWidth(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, Ref) ? EdgeWidth.Wide
        : SymbolEqualityComparer.Default.Equals(type, NarrowRef) ? EdgeWidth.Narrow
        : SymbolEqualityComparer.Default.Equals(type, Value) ? EdgeWidth.Value
        : null;

    /// <summary>The attributes of a field that make it an edge: one, if all is well.</summary>
    public ImmutableArray<AttributeData> EdgeAttributesOf(ISymbol field) =>
        [.. field.GetAttributes().Where(attribute => EdgeAttributes.Contains(attribute.AttributeClass?.OriginalDefinition, SymbolEqualityComparer.Default))];

    /// <summary>The number of elements of an inline array; null for other types.</summary>
    public int? InlineArrayLength(INamedTypeSymbol type) =>
        type.FindAttribute(InlineArrayAttribute) is { ConstructorArguments: [{ Value: int length }] } ? length : null;

    /// <summary>Whether a type is a <c>GcAny&lt;THeap&gt;</c> or a <c>LocalAny&lt;THeap&gt;</c>.</summary>
    public bool IsAny(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _any) || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _localAny);

    /// <summary>Whether a type is a <c>GcRef&lt;T&gt;</c> or a <c>Local&lt;T&gt;</c>, and of which T.</summary>
    public bool IsTypedReference(ITypeSymbol type, out ITypeSymbol target)
    {
        target = type;
        if (type is not INamedTypeSymbol { TypeArguments: [{ } argument] } named
            || !(SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, _typedRef)
                || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, _local)))
        {
            return false;
        }

        target = argument;
        return true;
    }
}
