using CopySpaceGen.Generator.Model;
using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Parsing;

/// <summary>What the parser makes of sources.</summary>
internal static class Parsed
{
    /// <summary>The only heap.</summary>
    public static HeapModel Heap(string source) => GeneratorTest.Run("using CopySpaceGen;\n" + source).Values<HeapModel>(TrackingNames.Heaps).Single();

    /// <summary>The first type of a heap that lists <c>Node</c>, which consists of the given members.</summary>
    public static ObjectModel Node(string members, string others = "") => Heap(
        $"[GcObject] internal unsafe partial struct Node {{ {members} }} {others}\n[GcHeap(typeof(Node), Aligned = true)] internal partial class Heap;").Objects[0];

    /// <summary>The only field of <see cref="Node"/>.</summary>
    public static FieldModel Field(string declaration, string others = "") => Assert.Single(Node(declaration, others).Fields);
}
