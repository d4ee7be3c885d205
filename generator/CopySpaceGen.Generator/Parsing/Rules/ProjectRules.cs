using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>The settings of the project without which generated code would not compile.</summary>
internal static class ProjectRules
{
    public static void Check(INamedTypeSymbol type, Location attribute, KnownTypes known, Findings findings)
    {
        if (!known.AllowsUnsafeCode)
        {
            findings.Report(DiagnosticDescriptors.UnsafeCodeDisabled, attribute, type.Name);
        }

        if (known.LanguageVersion < LanguageVersion.CSharp14)
        {
            findings.Report(DiagnosticDescriptors.LanguageVersionTooLow, attribute, type.Name);
        }
    }
}
