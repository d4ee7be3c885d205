using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Parses a class marked with <c>[GcHeap]</c>.</summary>
internal static class HeapParser
{
    /// <summary>Null if anything is wrong with the heap or with a type that it reaches: the analyzers explain what.</summary>
    public static HeapModel? Parse(INamedTypeSymbol heap, Compilation compilation, CancellationToken cancel)
    {
        if (KnownTypes.Of(compilation) is not { } known)
        {
            return null;
        }

        Findings findings = new(report: null);
        HeapReading reading = HeapReader.Read(heap, known, findings, cancel);
        return findings.HasErrors ? null : ModelMapper.Map(reading, known);
    }
}
