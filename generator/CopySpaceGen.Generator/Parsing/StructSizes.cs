using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>
/// How many bytes structs take, and whether some of them want an alignment to 16 bytes. Exact for what shows all its fields, which those of
/// other assemblies may not do.
/// </summary>
internal sealed class StructSizes(KnownTypes known)
{
    private const int Word = 8;

    private readonly Dictionary<ITypeSymbol, Layout> _layouts = new(SymbolEqualityComparer.Default);

    public long SizeOf(INamedTypeSymbol type) => Of(type).Size;

    public bool IsAligned16(INamedTypeSymbol type) => Of(type).Alignment > Word;

    private Layout Of(ITypeSymbol type)
    {
        if (!_layouts.TryGetValue(type, out Layout layout))
        {
            layout = _layouts[type] = Compute(type);
        }

        return layout;
    }

    private Layout Compute(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte } => new(1, 1),
        { SpecialType: SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 } => new(2, 2),
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single } => new(4, 4),
        { SpecialType: SpecialType.System_Decimal } => new(16, Word),
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => Of(underlying),
        INamedTypeSymbol { Name: "Int128" or "UInt128", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => new(16, 16),
        INamedTypeSymbol { Name: "Vector128", ContainingNamespace.Name: "Intrinsics" } => new(16, 16),
        INamedTypeSymbol { Name: "Vector256", ContainingNamespace.Name: "Intrinsics" } => new(32, 16),
        INamedTypeSymbol { Name: "Vector512", ContainingNamespace.Name: "Intrinsics" } => new(64, 16),
        INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } named =>
            AtLeast(SizeGivenTo(named), Repeat(Sequence(FieldsOf(named)), known.InlineArrayLength(named) ?? 1)),
        _ => new(Word, Word),
    };

    private static IEnumerable<IFieldSymbol> FieldsOf(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic);

    private int SizeGivenTo(INamedTypeSymbol type) => type.FindAttribute(known.StructLayoutAttribute)?.NamedArguments
        .Where(static argument => argument.Key == nameof(StructLayoutAttribute.Size))
        .Select(static argument => argument.Value.Value as int?)
        .FirstOrDefault() ?? 0;

    private Layout Sequence(IEnumerable<IFieldSymbol> fields)
    {
        long size = 0;
        int alignment = 1;
        foreach (IFieldSymbol field in fields)
        {
            Layout part = field is { IsFixedSizeBuffer: true, Type: IPointerTypeSymbol buffer }
                ? Repeat(Of(buffer.PointedAtType), field.FixedSize)
                : Of(field.Type);
            size = RoundUp(size, part.Alignment) + part.Size;
            alignment = Math.Max(alignment, part.Alignment);
        }

        return new(Math.Max(1, RoundUp(size, alignment)), alignment);
    }

    private static Layout AtLeast(int size, Layout layout) => layout with { Size = Math.Max(size, layout.Size) };

    private static Layout Repeat(Layout element, int count) => new(element.Size * count, element.Alignment);

    private static long RoundUp(long size, int alignment) => (size + alignment - 1) / alignment * alignment;

    private readonly record struct Layout(long Size, int Alignment);
}
