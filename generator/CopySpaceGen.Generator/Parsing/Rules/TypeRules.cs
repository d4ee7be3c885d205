using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>What lets generated code reopen a type and refer to it from outside: objects and heaps need both.</summary>
internal static class TypeRules
{
    public static void Check(INamedTypeSymbol type, Location identifier, Findings findings, CancellationToken cancel)
    {
        foreach (INamedTypeSymbol part in type.SelfAndContainingTypes())
        {
            CheckPartial(part, type, identifier, findings, cancel);
            if (!part.IsAccessibleInAssembly())
            {
                findings.Report(DiagnosticDescriptors.TypeNotAccessible, identifier, part.Name, type.Name);
            }
        }
    }

    // Reported at the type itself, since editors offer no fixes for what is reported outside of it; the other location is to be fixed.
    private static void CheckPartial(INamedTypeSymbol part, INamedTypeSymbol type, Location identifier, Findings findings, CancellationToken cancel)
    {
        foreach (SyntaxReference reference in part.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancel) is BaseTypeDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                findings.Report(DiagnosticDescriptors.TypeNotPartial, identifier, declaration.Identifier.GetLocation(), part.Name, type.Name);
            }
        }
    }
}
