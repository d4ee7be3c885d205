using System.Collections.Immutable;
using CopySpaceGen.Generator.Helpers;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Turns what was read into the model, which holds no symbols. Only for heaps without errors.</summary>
internal static class ModelMapper
{
    public static HeapModel Map(HeapReading heap)
    {
        bool hasKinds = heap.Objects.Length > 1;
        TypeDeclaration declaration = DeclarationReader.Read(heap.Type);
        return new HeapModel
        {
            Declaration = declaration,
            IsAligned = heap.IsAligned,
            Objects = new EquatableArray<ObjectModel>(heap.Objects.Select((item, kind) => Map(item, declaration.FullName, hasKinds ? kind : null))),
        };
    }

    private static ObjectModel Map(HeapObject item, string heapFullName, int? kind)
    {
        ImmutableArray<FieldModel> fields = [.. item.Fields.Select(Map)];
        return new ObjectModel
        {
            Declaration = DeclarationReader.Read(item.Type),
            HeapFullName = heapFullName,
            AccessorsName = DeclarationReader.AccessorsName(item.Type),
            Kind = kind,
            Fields = new EquatableArray<FieldModel>(fields),
            ForwardingEdge = ForwardingEdge(fields),
        };
    }

    // An edge of 8 bytes has free bits; one of 4 has none, but tells by the region that it refers to.
    private static FieldModel? ForwardingEdge(ImmutableArray<FieldModel> fields) =>
        fields.FirstOrDefault(static field => field is { Role: FieldRole.Edge, IsNarrow: false })
        ?? fields.FirstOrDefault(static field => field.Role == FieldRole.Edge);

    private static FieldModel Map(HeapField field)
    {
        ITypeSymbol type = field.Target ?? field.Type;
        return new FieldModel
        {
            Name = field.Names.Field,
            AccessorName = field.Names.Accessor,
            ParameterName = field.Names.Parameter,
            TypeName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Role = field.Role,
            IsPublic = field.Role == FieldRole.Edge || field.Symbol.DeclaredAccessibility == Accessibility.Public,
            HasPublicType = type.IsMadeOfPublicTypes(),
            IsNarrow = field.IsNarrow,
            IsReadOnly = field.Symbol.IsReadOnly,
            IsPointer = type is IPointerTypeSymbol or IFunctionPointerTypeSymbol,
            BufferLength = field.Role == FieldRole.FixedBuffer ? field.Symbol.FixedSize : 0,
        };
    }
}
