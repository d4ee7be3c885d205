using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Model;
using CopySpaceGen.Generator.Parsing.Rules;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Reads an instance field of an object type.</summary>
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

        if (known.IsTypedReference(field.Type, out ITypeSymbol target))
        {
            findings.Report(
                DiagnosticDescriptors.TypedReferenceField,
                field.GetLocation(),
                field.DisplayName(),
                target.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                field.Name);
            return null;
        }

        if (field.FindAttribute(known.EdgeAttribute) is { } edge)
        {
            INamedTypeSymbol? referent = EdgeRules.Check(field, edge, known, findings, cancel);
            return new(field, FieldRole.Edge, field.Type, referent, FieldNames.Of(field), known.IsNarrowReference(field.Type));
        }

        if (known.IsReference(field.Type))
        {
            findings.Report(DiagnosticDescriptors.UnmarkedReference, field.GetLocation(), field.DisplayName());
            return null;
        }

        return ReadData(field, known, findings);
    }

    private static HeapField? ReadData(IFieldSymbol field, KnownTypes known, Findings findings)
    {
        if (field is { IsFixedSizeBuffer: true, Type: IPointerTypeSymbol buffer })
        {
            return new(field, FieldRole.FixedBuffer, buffer.PointedAtType, null, FieldNames.Of(field));
        }

        if (field.Type.TypeKind == TypeKind.Error)
        {
            findings.Fail();
            return null;
        }

        DataRules.Check(field, known, findings);
        FieldRole role = field.Type.IsMadeOfAccessibleTypes() ? FieldRole.Data : FieldRole.Hidden;
        return new(field, role, field.Type, null, FieldNames.Of(field));
    }
}
