using System.Collections.Immutable;
using CopySpaceGen.Generator.Helpers;
using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Which heaps of a compilation are generated: none that claims a type, or a name for generated code, that another heap has claimed.</summary>
/// <param name="Heaps">The heaps that are generated.</param>
/// <param name="Collisions">Why the others are not.</param>
internal sealed record HeapSelection(EquatableArray<HeapModel> Heaps, EquatableArray<HeapCollision> Collisions)
{
    /// <summary>Of heaps that collide, the first in ordinal order of their names is generated.</summary>
    /// <param name="parsed">All heaps of the compilation that have no errors by themselves.</param>
    public static HeapSelection Of(ImmutableArray<HeapModel> parsed)
    {
        ImmutableArray<HeapModel>.Builder heaps = ImmutableArray.CreateBuilder<HeapModel>(parsed.Length);
        ImmutableArray<HeapCollision>.Builder collisions = ImmutableArray.CreateBuilder<HeapCollision>();
        Dictionary<string, Claim> claims = new(StringComparer.OrdinalIgnoreCase);
        foreach (HeapModel heap in parsed.OrderBy(static heap => heap.Declaration.HintName, StringComparer.Ordinal))
        {
            if (FindCollision(heap, claims) is { } collision)
            {
                collisions.Add(collision);
                continue;
            }

            heaps.Add(heap);
            foreach ((string name, TypeDeclaration type) in GeneratedNames(heap))
            {
                claims.Add(name, new Claim(heap, type));
            }
        }

        return new HeapSelection(new(heaps.ToImmutable()), new(collisions.ToImmutable()));
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
