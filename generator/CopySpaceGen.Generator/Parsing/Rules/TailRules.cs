using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>What the tail of an object and the field with its length must be.</summary>
internal static class TailRules
{
    public static void Check(INamedTypeSymbol type, ImmutableArray<IFieldSymbol> instanceFields, ImmutableArray<HeapField> fields, KnownTypes known, Findings findings)
    {
        ImmutableArray<IFieldSymbol> tails = [.. instanceFields.Where(field => field.FindAttribute(known.TrailingAttribute) is not null)];
        ImmutableArray<IFieldSymbol> lengths = [.. instanceFields.Where(field => field.FindAttribute(known.LengthAttribute) is not null)];
        foreach (IFieldSymbol extra in tails.Skip(1))
        {
            findings.Report(DiagnosticDescriptors.SeveralTails, extra.GetLocation(), extra.DisplayName(), tails[0].Name);
        }

        foreach (IFieldSymbol extra in lengths.Skip(1))
        {
            findings.Report(DiagnosticDescriptors.SeveralLengths, extra.GetLocation(), extra.DisplayName(), lengths[0].Name);
        }

        if (!lengths.IsEmpty)
        {
            CheckLength(lengths[0], hasTail: !tails.IsEmpty, findings);
        }

        if (tails.Length == 1)
        {
            CheckTail(type, tails[0], instanceFields, fields, hasLength: !lengths.IsEmpty, known, findings);
        }
    }

    private static void CheckLength(IFieldSymbol length, bool hasTail, Findings findings)
    {
        if (length.Type is not { SpecialType: SpecialType.System_Int32 or SpecialType.System_IntPtr })
        {
            findings.Report(DiagnosticDescriptors.LengthOfWrongType, length.GetLocation(), length.DisplayName(), length.Type.ToDisplayString());
        }

        if (!hasTail)
        {
            findings.Report(DiagnosticDescriptors.LengthWithoutTail, length.GetLocation(), length.DisplayName(), length.ContainingType.Name);
        }
    }

    private static void CheckTail(
        INamedTypeSymbol type, IFieldSymbol tail, ImmutableArray<IFieldSymbol> instanceFields, ImmutableArray<HeapField> fields, bool hasLength,
        KnownTypes known, Findings findings)
    {
        if (!SymbolEqualityComparer.Default.Equals(instanceFields[instanceFields.Length - 1], tail))
        {
            findings.Report(DiagnosticDescriptors.TailNotLast, tail.GetLocation(), tail.DisplayName());
        }

        if (!hasLength)
        {
            findings.Report(DiagnosticDescriptors.TailWithoutLength, tail.GetLocation(), tail.DisplayName(), type.Name);
        }

        if (UnsupportedForm(tail, fields, known) is { } form)
        {
            findings.Report(DiagnosticDescriptors.TailOfWrongForm, tail.GetLocation(), tail.DisplayName(), form);
        }
    }

    private static string? UnsupportedForm(IFieldSymbol tail, ImmutableArray<HeapField> fields, KnownTypes known) =>
        fields.FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.Symbol, tail)) switch
        {
            { Role: FieldRole.FixedBuffer } => "a fixed-size buffer: declare the first element alone",
            { Role: FieldRole.Length } => "its own length: declare two fields",
            { Role: FieldRole.Hidden } => "of a type that only the struct itself can name: make the type internal",
            { Inline: { } inline } when known.InlineArrayLength(inline) is not null => "an array of edges by element: wrap it in a [GcInline] struct",
            { Role: FieldRole.Data, Symbol.Type.TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "of pointers: declare elements of type nint",
            { Role: FieldRole.Data, Symbol.IsReadOnly: true } => "readonly: remove the modifier",
            _ => null,
        };
}
