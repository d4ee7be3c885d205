using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>What a field that is no edge must be.</summary>
internal static class DataRules
{
    /// <summary>Checks that a field, marked or not, is of no type that is for variables only; false if it is.</summary>
    public static bool CheckVariables(IFieldSymbol field, KnownTypes known, Findings findings)
    {
        if (known.IsTypedReference(field.Type, out ITypeSymbol target))
        {
            string name = target.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            findings.Report(DiagnosticDescriptors.TypedReferenceField, field.GetLocation(), field.DisplayName(), name, field.Name);
            return false;
        }

        if (known.IsAny(field.Type))
        {
            findings.Report(DiagnosticDescriptors.AnyField, field.GetLocation(), field.DisplayName(), field.Name);
            return false;
        }

        return true;
    }

    /// <summary>Checks that a field without an attribute is no reference, which the collector would miss; false if it is.</summary>
    public static bool CheckMarked(IFieldSymbol field, KnownTypes known, Findings findings)
    {
        if (known.ReferenceWidth(field.Type) is not null)
        {
            findings.Report(DiagnosticDescriptors.UnmarkedReference, field.GetLocation(), field.DisplayName());
            return false;
        }

        return true;
    }

    public static void Check(IFieldSymbol field, KnownTypes known, Findings findings)
    {
        ITypeSymbol type = field.Type;
        if (!type.IsUnmanagedType)
        {
            findings.Report(DiagnosticDescriptors.ManagedField, field.GetLocation(), field.DisplayName(), type.ToDisplayString());
        }
        else if (StructSearch.HoldsReference(type, known))
        {
            findings.Report(DiagnosticDescriptors.NestedReference, field.GetLocation(), field.DisplayName(), type.ToDisplayString());
        }
        else if (StructSearch.HoldsItself(type))
        {
            findings.Fail();
        }
    }
}
