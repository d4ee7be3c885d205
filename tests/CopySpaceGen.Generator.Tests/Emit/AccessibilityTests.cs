using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Emit;

/// <summary>Of public types, what is generated is public as far as other assemblies can name its types; it must compile in any case.</summary>
public class AccessibilityTests
{
    [Theory]
    [InlineData("[GcEdge] private GcRef next;", "")]
    [InlineData("private GcValue next;", "")]
    [InlineData("[GcEdge<Node, Leaf>] private GcRef next;", "")]
    [InlineData("[GcEdge<Leaf>] private GcRef next;", "")]
    [InlineData("[GcLength] private int count; [GcTrailing] private GcValue next;", "")]
    [InlineData("[GcLength] private int count; [GcTrailing, GcEdge<Leaf>] private GcRef next;", "")]
    [InlineData("[GcLength] private int count; [GcTrailing] private Part next;", "[GcInline] internal partial struct Part { [GcEdge<Leaf>] private GcRef next; }")]
    [InlineData("public Part Next;", "[GcInline] public partial struct Part { [GcEdge<Leaf>] private GcRef next; private GcValue value; }")]
    [InlineData("public Part Next;", "[GcInline, System.Runtime.CompilerServices.InlineArray(2)] public partial struct Part { [GcEdge<Leaf>] private GcRef next; }")]
    [InlineData("public Part Next;", "[GcInline, System.Runtime.CompilerServices.InlineArray(2)] public partial struct Part { private GcValue next; }")]
    [InlineData("public Part Next;", "[GcInline, System.Runtime.CompilerServices.InlineArray(2)] public partial struct Part { private Inner next; } [GcInline] internal partial struct Inner { private GcValue next; }")]
    public void PublicTypesMayHaveInternalParts(string members, string others)
    {
        foreach (string heap in new[] { "public", "internal" })
        {
            foreach (string leaf in new[] { "public", "internal" })
            {
                GeneratorTest.Run(
                    $$"""
                    #pragma warning disable CS0649, CS1591
                    using CopySpaceGen;
                    [GcObject] public partial struct Node { {{members}} }
                    {{others}}
                    [GcObject] {{leaf}} partial struct Leaf { public int Key; }
                    [GcHeap(typeof(Node), typeof(Leaf))] {{heap}} partial class Heap;
                    """);
            }
        }
    }
}
