using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>What a field that is no edge must be.</summary>
internal static class DataRules
{
    public static void Check(IFieldSymbol field, KnownTypes known, Findings findings)
    {
        ITypeSymbol type = field.Type;
        if (!type.IsUnmanagedType)
        {
            findings.Report(DiagnosticDescriptors.ManagedField, field.GetLocation(), field.DisplayName(), type.ToDisplayString());
        }
        else if (HoldsReference(type, known))
        {
            findings.Report(DiagnosticDescriptors.NestedReference, field.GetLocation(), field.DisplayName(), type.ToDisplayString());
        }
    }

    /// <summary>Whether a struct holds a <c>GcRef</c> at any depth.</summary>
    private static bool HoldsReference(ITypeSymbol type, KnownTypes known)
    {
        HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<ITypeSymbol> pending = new([type]);
        while (pending.Count > 0)
        {
            ITypeSymbol next = pending.Pop();
            if (next is not { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } || !seen.Add(next))
            {
                continue;
            }

            foreach (IFieldSymbol field in next.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic))
            {
                if (known.IsReference(field.Type))
                {
                    return true;
                }

                pending.Push(field.Type);
            }
        }

        return false;
    }
}
