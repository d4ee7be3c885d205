using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>What a field that refers to objects must be: one marked with <c>[GcEdge]</c> in any form, or a <c>GcValue</c>.</summary>
internal static class EdgeRules
{
    /// <summary>Checks an edge and finds what it can refer to.</summary>
    /// <param name="field">The field.</param>
    /// <param name="attributes">Those of its attributes that make it an edge: none, if it is one by its type.</param>
    /// <param name="known">The types of the library.</param>
    /// <param name="findings">What is wrong.</param>
    /// <param name="cancel">Ends the work early.</param>
    public static HeapEdge Check(IFieldSymbol field, ImmutableArray<AttributeData> attributes, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        string name = field.DisplayName();
        EdgeWidth? width = known.ReferenceWidth(field.Type);
        if (field.Type.TypeKind != TypeKind.Error && (width is null || (width == EdgeWidth.Value && !attributes.IsEmpty)))
        {
            findings.Report(DiagnosticDescriptors.EdgeOfWrongType, field.GetLocation(), name, field.Type.ToDisplayString());
        }

        if (attributes.Length > 1)
        {
            findings.Report(DiagnosticDescriptors.SeveralEdgeAttributes, attributes[1].GetLocation(cancel), name);
        }

        if (field.IsStatic || field.IsReadOnly)
        {
            findings.Report(DiagnosticDescriptors.EdgeStaticOrReadOnly, field.GetLocation(), name, field.IsStatic ? "static" : "readonly");
        }

        if (field.DeclaredAccessibility != Accessibility.Private)
        {
            findings.Report(DiagnosticDescriptors.EdgeNotPrivate, field.GetLocation(), name);
        }

        bool isAny = attributes.IsEmpty || SymbolEqualityComparer.Default.Equals(attributes[0].AttributeClass, known.AnyEdgeAttribute);
        return new HeapEdge(width ?? EdgeWidth.Wide, isAny ? [] : CheckTargets(field, attributes[0], known, findings, cancel), isAny);
    }

    private static ImmutableArray<INamedTypeSymbol> CheckTargets(
        IFieldSymbol field, AttributeData edge, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        ImmutableArray<INamedTypeSymbol>.Builder targets = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        ImmutableArray<ITypeSymbol> arguments = edge.AttributeClass!.TypeArguments;
        foreach (ITypeSymbol target in arguments)
        {
            if (target.TypeKind == TypeKind.Error)
            {
                findings.Fail();
            }
            else if (target is not INamedTypeSymbol type || !known.IsObject(type))
            {
                findings.Report(DiagnosticDescriptors.EdgeTargetNotObject, edge.GetLocation(cancel), field.DisplayName(), target.ToDisplayString());
            }
            else if (TargetRules.CheckOwn(type, edge.GetLocation(cancel), known, findings) && !targets.Contains(type, SymbolEqualityComparer.Default))
            {
                if (arguments.Length > 1 && ObjectReader.IsTypedOnly(type, known))
                {
                    findings.Report(DiagnosticDescriptors.TypedOnlyTarget, edge.GetLocation(cancel), field.DisplayName(), type.Name);
                }

                targets.Add(type);
            }
        }

        return targets.ToImmutable();
    }
}
