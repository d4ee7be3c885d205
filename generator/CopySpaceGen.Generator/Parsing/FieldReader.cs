using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Model;
using CopySpaceGen.Generator.Parsing.Rules;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Reads an instance field of an object type, or of a struct that is part of one.</summary>
internal static class FieldReader
{
    /// <summary>Null for a field that an error keeps from having a role.</summary>
    public static HeapField? Read(IFieldSymbol field, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        if (field.AssociatedSymbol is { } property)
        {
            findings.Report(DiagnosticDescriptors.HiddenField, property.GetLocation(), property.Name, field.ContainingType.Name);
            return null;
        }

        if (!DataRules.CheckVariables(field, known, findings))
        {
            return null;
        }

        HeapField? read = ReadReference(field, known, findings, cancel) ?? ReadData(field, known, findings, cancel);
        bool isTail = field.FindAttribute(known.TrailingAttribute) is not null;
        return read is null || !isTail ? read : read with { IsTail = true };
    }

    private static HeapField? ReadReference(IFieldSymbol field, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        ImmutableArray<AttributeData> edges = known.EdgeAttributesOf(field);
        bool isValue = known.ReferenceWidth(field.Type) == EdgeWidth.Value;
        return edges.IsEmpty && !isValue
            ? null
            : new HeapField(field, FieldRole.Edge, field.Type, FieldNames.Of(field)) { Edge = EdgeRules.Check(field, edges, known, findings, cancel) };
    }

    private static HeapField? ReadData(IFieldSymbol field, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        if (!DataRules.CheckMarked(field, known, findings))
        {
            return null;
        }

        if (field is { IsFixedSizeBuffer: true, Type: IPointerTypeSymbol buffer })
        {
            return new(field, FieldRole.FixedBuffer, buffer.PointedAtType, FieldNames.Of(field));
        }

        if (field.Type.TypeKind == TypeKind.Error)
        {
            findings.Fail();
            return null;
        }

        if (field.Type is INamedTypeSymbol inline && known.IsInline(inline) && StructSearch.HoldsReference(inline, known))
        {
            InlineRules.CheckUse(field, inline, known, findings);
            return new(field, FieldRole.Inline, field.Type, FieldNames.Of(field)) { Inline = inline.OriginalDefinition };
        }

        DataRules.Check(field, known, findings);
        cancel.ThrowIfCancellationRequested();
        if (field.FindAttribute(known.LengthAttribute) is not null)
        {
            return new(field, FieldRole.Length, field.Type, FieldNames.Of(field));
        }

        FieldRole role = field.Type.IsMadeOfAccessibleTypes() ? FieldRole.Data : FieldRole.Hidden;
        return new(field, role, field.Type, FieldNames.Of(field));
    }
}
