using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Parses a class marked with <c>[GcHeap]</c>.</summary>
internal static class HeapParser
{
    public static ParsedHeap Parse(INamedTypeSymbol heap, Compilation compilation, CancellationToken cancel)
    {
        if (KnownTypes.Of(compilation) is not { } known)
        {
            return new ParsedHeap(Model: null, Broken: null);
        }

        Findings findings = new(report: null);
        HeapReading reading = HeapReader.Read(heap, known, findings, cancel);
        if (!findings.HasErrors)
        {
            return new ParsedHeap(ModelMapper.Map(reading, known), Broken: null);
        }

        return new ParsedHeap(Model: null, findings.Errors.Count == 0 ? null : BrokenHeap.Of(heap.Name, findings.Errors));
    }
}
