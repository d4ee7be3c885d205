using System.Collections.Immutable;
using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Drops heaps that claim a type, or a name for generated code, that another heap has claimed.</summary>
internal static class HeapSelection
{
    public static ImmutableArray<HeapModel> WithoutSharedTypes(ImmutableArray<HeapModel> parsed) => Select(parsed, onDropped: null);

    /// <summary>The heaps that are generated. Of heaps that collide it is the first in ordinal order of their names.</summary>
    /// <param name="parsed">All heaps of the compilation that have no errors by themselves.</param>
    /// <param name="onDropped">Told why a heap is dropped.</param>
    public static ImmutableArray<HeapModel> Select(ImmutableArray<HeapModel> parsed, Action<HeapCollision>? onDropped)
    {
        ImmutableArray<HeapModel>.Builder heaps = ImmutableArray.CreateBuilder<HeapModel>(parsed.Length);
        Dictionary<string, Claim> claims = new(StringComparer.OrdinalIgnoreCase);
        foreach (HeapModel heap in parsed.OrderBy(static heap => heap.Declaration.HintName, StringComparer.Ordinal))
        {
            if (FindCollision(heap, claims) is { } collision)
            {
                onDropped?.Invoke(collision);
                continue;
            }

            heaps.Add(heap);
            foreach ((string name, TypeDeclaration type) in GeneratedNames(heap))
            {
                claims.Add(name, new Claim(heap, type));
            }
        }

        return heaps.ToImmutable();
    }

    private static HeapCollision? FindCollision(HeapModel heap, Dictionary<string, Claim> claims)
    {
        Dictionary<string, TypeDeclaration> own = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, TypeDeclaration type) in GeneratedNames(heap))
        {
            if (claims.TryGetValue(name, out Claim claim))
            {
                return new HeapCollision(heap, type, claim.Heap, claim.Type);
            }

            if (own.TryGetValue(name, out TypeDeclaration? other))
            {
                return new HeapCollision(heap, type, heap, other);
            }

            own.Add(name, type);
        }

        return null;
    }

    /// <summary>The names of generated files, which may not differ only in case, and of the classes with accessors.</summary>
    private static IEnumerable<(string Name, TypeDeclaration Type)> GeneratedNames(HeapModel heap)
    {
        yield return (heap.Declaration.HintName, heap.Declaration);
        if (heap.HasAccessors)
        {
            yield return (heap.Declaration.Namespace + "." + heap.AccessorsName, heap.Declaration);
        }

        foreach (InlineModel type in heap.Inlines)
        {
            yield return (type.Declaration.HintName, type.Declaration);
            yield return (type.Declaration.Namespace + "." + type.AccessorsName, type.Declaration);
        }

        foreach (ObjectModel type in heap.Objects)
        {
            yield return (type.Declaration.HintName, type.Declaration);
            yield return (type.Declaration.Namespace + "." + type.AccessorsName, type.Declaration);
        }
    }

    private readonly record struct Claim(HeapModel Heap, TypeDeclaration Type);
}
