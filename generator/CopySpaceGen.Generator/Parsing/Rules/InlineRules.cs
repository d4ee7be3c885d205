using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>What a struct marked with <c>[GcInline]</c>, and a field of such a type, must be.</summary>
internal static class InlineRules
{
    public static void Check(INamedTypeSymbol type, ImmutableArray<HeapField> fields, KnownTypes known, Findings findings)
    {
        if (StructSearch.HoldsItself(type))
        {
            findings.Fail();
        }

        foreach (HeapField field in fields.Where(field => field.IsTail || field.Symbol.FindAttribute(known.LengthAttribute) is not null))
        {
            findings.Report(DiagnosticDescriptors.TailOutsideObject, field.Symbol.GetLocation(), field.Symbol.DisplayName(), type.Name);
        }
    }

    public static void CheckUse(IFieldSymbol field, INamedTypeSymbol inline, KnownTypes known, Findings findings)
    {
        if (field.IsReadOnly)
        {
            findings.Report(DiagnosticDescriptors.EdgeStaticOrReadOnly, field.GetLocation(), field.DisplayName(), "readonly");
        }

        if (inline.TypeArguments.Length > 0)
        {
            findings.Fail();
        }

        if (!SymbolEqualityComparer.Default.Equals(inline.ContainingAssembly, known.Assembly))
        {
            findings.Report(DiagnosticDescriptors.ForeignObject, field.GetLocation(), inline.ToDisplayString(), inline.ContainingAssembly.Name);
        }
    }
}
