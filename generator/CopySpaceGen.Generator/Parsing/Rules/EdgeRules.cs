using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>What a field marked with <c>[GcEdge&lt;T&gt;]</c> must be.</summary>
internal static class EdgeRules
{
    /// <summary>Checks an edge and finds the struct that it refers to; null if that is none that a heap can hold.</summary>
    public static INamedTypeSymbol? Check(IFieldSymbol field, AttributeData edge, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        string name = field.DisplayName();
        if (field.Type.TypeKind != TypeKind.Error && !known.IsReference(field.Type))
        {
            findings.Report(DiagnosticDescriptors.EdgeOfWrongType, field.GetLocation(), name, field.Type.ToDisplayString());
        }

        if (field.IsStatic || field.IsReadOnly)
        {
            findings.Report(DiagnosticDescriptors.EdgeStaticOrReadOnly, field.GetLocation(), name, field.IsStatic ? "static" : "readonly");
        }

        if (field.DeclaredAccessibility != Accessibility.Private)
        {
            findings.Report(DiagnosticDescriptors.EdgeNotPrivate, field.GetLocation(), name);
        }

        return CheckTarget(field, edge, known, findings, cancel);
    }

    private static INamedTypeSymbol? CheckTarget(IFieldSymbol field, AttributeData edge, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        if (edge.AttributeClass is not { TypeArguments: [{ TypeKind: not TypeKind.Error } target] })
        {
            findings.Fail();
            return null;
        }

        if (target is not INamedTypeSymbol type || !known.IsObject(type))
        {
            findings.Report(DiagnosticDescriptors.EdgeTargetNotObject, edge.GetLocation(cancel), field.DisplayName(), target.ToDisplayString());
            return null;
        }

        return TargetRules.CheckOwn(type, edge.GetLocation(cancel), known, findings) ? type : null;
    }
}
