using CopySpaceGen.CodeFixes;
using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.CodeFixes;

public class MakeEdgePrivateCodeFixTests
{
    [Fact]
    public Task ReplacesTheAccessibility() => CodeFixTest<MakeEdgePrivateCodeFix>.Verify(
        """
        using CopySpaceGen;

        [GcObject]
        internal partial struct Node
        {
            /// <summary>The first.</summary>
            [GcEdge<Node>] public GcRef {|CSG0020:left|};

            [GcEdge<Node>]
            internal GcRef {|CSG0020:right|}, {|CSG0020:up|}; // Both.
        }

        [GcHeap(typeof(Node))]
        internal partial class Heap;
        """,
        """
        using CopySpaceGen;

        [GcObject]
        internal partial struct Node
        {
            /// <summary>The first.</summary>
            [GcEdge<Node>] private GcRef left;

            [GcEdge<Node>]
            private GcRef right, up; // Both.
        }

        [GcHeap(typeof(Node))]
        internal partial class Heap;
        """);
}
