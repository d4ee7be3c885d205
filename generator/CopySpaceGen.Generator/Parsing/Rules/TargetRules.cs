using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>Where the types that heaps list and edges refer to must be declared.</summary>
internal static class TargetRules
{
    public static bool CheckOwn(INamedTypeSymbol type, Location location, KnownTypes known, Findings findings)
    {
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, known.Assembly))
        {
            return true;
        }

        findings.Report(DiagnosticDescriptors.ForeignObject, location, type.ToDisplayString(), type.ContainingAssembly.Name);
        return false;
    }
}
