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

    private KnownTypes(Compilation compilation, INamedTypeSymbol heapAttribute, INamedTypeSymbol objectAttribute)
    {
        HeapAttribute = heapAttribute;
        ObjectAttribute = objectAttribute;
        Assembly = compilation.Assembly;
        AllowsUnsafeCode = compilation.Options is CSharpCompilationOptions { AllowUnsafe: true };
        LanguageVersion = ((CSharpCompilation)compilation).LanguageVersion;
        EdgeAttribute = compilation.GetTypeByMetadataName(KnownNames.EdgeAttribute);
        Ref = compilation.GetTypeByMetadataName(KnownNames.Ref);
        NarrowRef = compilation.GetTypeByMetadataName(KnownNames.NarrowRef);
        Heap = compilation.GetTypeByMetadataName(KnownNames.Heap);
        HeapOptions = compilation.GetTypeByMetadataName(KnownNames.HeapOptions);
        StructLayoutAttribute = compilation.GetTypeByMetadataName(StructLayoutAttributeName);
        InlineArrayAttribute = compilation.GetTypeByMetadataName(InlineArrayAttributeName);
        _typedRef = compilation.GetTypeByMetadataName(KnownNames.TypedRef);
        _local = compilation.GetTypeByMetadataName(KnownNames.Local);
    }

    /// <summary>The assembly being compiled.</summary>
    public IAssemblySymbol Assembly { get; }

    public bool AllowsUnsafeCode { get; }

    public LanguageVersion LanguageVersion { get; }

    public INamedTypeSymbol HeapAttribute { get; }

    public INamedTypeSymbol ObjectAttribute { get; }

    public INamedTypeSymbol? EdgeAttribute { get; }

    public INamedTypeSymbol? Ref { get; }

    public INamedTypeSymbol? NarrowRef { get; }

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

    /// <summary>Whether a type is <c>GcRef</c> or <c>GcRef32</c>.</summary>
    public bool IsReference(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, Ref) || IsNarrowReference(type);

    public bool IsNarrowReference(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, NarrowRef);

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
