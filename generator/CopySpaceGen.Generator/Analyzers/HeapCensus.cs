using System.Collections.Concurrent;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Model;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Analyzers;

/// <summary>All heaps and objects of a compilation, counted from many threads.</summary>
internal sealed class HeapCensus(KnownTypes known)
{
    private readonly ConcurrentBag<INamedTypeSymbol> _objects = [];
    private readonly ConcurrentBag<HeapReading> _heaps = [];
    private readonly ConcurrentDictionary<HeapModel, INamedTypeSymbol> _models = [];

    public void Visit(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        if (known.IsObject(type))
        {
            _objects.Add(type);
        }
        else if (type.TypeKind == TypeKind.Class && type.FindAttribute(known.HeapAttribute) is not null)
        {
            Findings findings = new(context.ReportDiagnostic);
            HeapReading heap = HeapReader.Read(type, known, findings, context.CancellationToken);
            _heaps.Add(heap);
            if (!findings.HasErrors)
            {
                _models.TryAdd(ModelMapper.Map(heap, known), type);
            }
        }
    }

    public void Report(CompilationAnalysisContext context)
    {
        foreach (HeapCollision collision in HeapSelection.Of([.. _models.Keys]).Collisions)
        {
            Location attribute = _models[collision.Heap].FindAttribute(known.HeapAttribute)!.GetLocation(context.CancellationToken);
            context.ReportDiagnostic(collision.ToDiagnostic(attribute));
        }

        HashSet<INamedTypeSymbol> held = new(_heaps.SelectMany(static heap => heap.Objects.Select(static item => item.Type)), SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol orphan in _objects.Where(type => !held.Contains(type)))
        {
            Location identifier = orphan.FindAttribute(known.ObjectAttribute)!.GetIdentifierLocation(context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ObjectInNoHeap, identifier, orphan.Name));
        }
    }
}
