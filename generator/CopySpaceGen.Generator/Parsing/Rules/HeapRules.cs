using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>What a class marked with <c>[GcHeap]</c> must be.</summary>
internal static class HeapRules
{
    private static readonly ImmutableArray<string> s_reserved = ["Attach", "Collector", "Contains", "CreateTracer", "CreateVerifier", "IsNew", "Kind", "MaxSize", "Mutator", "Verifier"];

    // Only of heaps that log written edges.
    private const string ChangedEdges = "ChangedEdges";

    /// <summary>What values that are no references are called among the kinds of values.</summary>
    private static readonly ImmutableArray<string> s_valueKinds = ["Nothing", "Integer", "Boolean", "Character"];

    public static void Check(INamedTypeSymbol heap, bool logsFields, Location identifier, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        TypeRules.Check(heap, identifier, findings, cancel);
        if (UnsupportedForm(heap, cancel) is { } form)
        {
            findings.Report(DiagnosticDescriptors.HeapClassShape, identifier, heap.Name, form);
        }

        if (heap.BaseType is { SpecialType: not SpecialType.System_Object } baseClass && !SymbolEqualityComparer.Default.Equals(baseClass, known.Heap))
        {
            findings.Report(DiagnosticDescriptors.HeapBaseClass, identifier, heap.Name, baseClass.ToDisplayString());
        }

        CheckMembers(heap, logsFields ? s_reserved.Add(ChangedEdges) : s_reserved, identifier, known, findings);
    }

    /// <summary>Checks what matters only between the types of a heap.</summary>
    public static void CheckObjects(HeapReading heap, Location attribute, Findings findings)
    {
        Dictionary<string, INamedTypeSymbol> byName = new(StringComparer.Ordinal);
        foreach (INamedTypeSymbol type in heap.Objects.Select(static item => item.Type))
        {
            if (byName.TryGetValue(type.Name, out INamedTypeSymbol? other))
            {
                findings.Report(DiagnosticDescriptors.SimpleNameShared, attribute, heap.Type.Name, other.ToDisplayString(), type.ToDisplayString());
            }
            else
            {
                byName.Add(type.Name, type);
            }
        }
    }

    /// <summary>Checks that a heap with 4-byte references lies where they can reach.</summary>
    public static void CheckNarrowEdges(HeapReading heap, Location attribute, Findings findings)
    {
        foreach (HeapField edge in heap.Edges.Where(field => !heap.Flags.Aligned && field.Edge!.Width == EdgeWidth.Narrow))
        {
            findings.Report(DiagnosticDescriptors.NarrowEdgeUnaligned, attribute, heap.Type.Name, edge.Symbol.DisplayName());
        }
    }

    /// <summary>Checks that no type has the name of the class with the accessors of values, if there is one.</summary>
    public static void CheckAccessors(HeapReading heap, Location identifier, Findings findings)
    {
        if (heap.HasAccessors)
        {
            NameRules.CheckAccessors(heap.Type, identifier, findings);
        }
    }

    /// <summary>Checks that types that any value can refer to are called otherwise than other kinds of values.</summary>
    public static void CheckKindNames(HeapReading heap, Location attribute, Findings findings)
    {
        if (!heap.HasAnyEdges)
        {
            return;
        }

        foreach (INamedTypeSymbol type in heap.Objects.Select(static item => item.Type).Where(static type => s_valueKinds.Contains(type.Name)))
        {
            findings.Report(DiagnosticDescriptors.ReservedKindName, attribute, heap.Type.Name, type.ToDisplayString(), type.Name);
        }
    }

    private static string? UnsupportedForm(INamedTypeSymbol heap, CancellationToken cancel) => heap switch
    {
        { IsStatic: true } => "static",
        { IsAbstract: true } => "abstract",
        { IsRecord: true } => "a record",
        _ when heap.Arity > 0 => "generic",
        _ when heap.IsGenericOrInGeneric() => "nested in a generic type",
        _ when heap.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancel) is ClassDeclarationSyntax { ParameterList: not null }) =>
            "given a primary constructor",
        _ => null,
    };

    private static void CheckMembers(INamedTypeSymbol heap, ImmutableArray<string> reserved, Location identifier, KnownTypes known, Findings findings)
    {
        if (reserved.Contains(heap.Name))
        {
            findings.Report(DiagnosticDescriptors.ReservedHeapMember, identifier, heap.Name, heap.Name);
        }

        foreach (ISymbol member in reserved.SelectMany(name => heap.GetMembers(name)).Where(member => !member.IsGenerated()))
        {
            findings.Report(DiagnosticDescriptors.ReservedHeapMember, member.GetLocation(), heap.Name, member.Name);
        }

        foreach (IMethodSymbol constructor in heap.InstanceConstructors.Where(item => TakesOptions(item, known) && !item.IsGenerated()))
        {
            findings.Report(DiagnosticDescriptors.ReservedHeapMember, constructor.GetLocation(), heap.Name, constructor.ToDisplayString());
        }
    }

    private static bool TakesOptions(IMethodSymbol constructor, KnownTypes known) =>
        constructor.Parameters is [{ Type: { } type }] && SymbolEqualityComparer.Default.Equals(type, known.HeapOptions);
}
