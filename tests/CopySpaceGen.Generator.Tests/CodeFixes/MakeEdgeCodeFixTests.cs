using CopySpaceGen.CodeFixes;
using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.CodeFixes;

public class MakeEdgeCodeFixTests
{
    [Fact]
    public Task MovesTheTypeIntoTheAttribute() => CodeFixTest<MakeEdgeCodeFix>.Verify(
        """
        using CopySpaceGen;

        [GcObject]
        internal partial struct Node
        {
            /// <summary>The first.</summary>
            public {|CS8345:GcRef<Node>|} {|CSG0017:left|};

            [GcEdge<Node>]
            private readonly {|CS8345:GcRef<Node>|} {|CSG0017:right|}; // Marked already.

            {|CS8345:{|CS8345:CopySpaceGen.Local<Leaf>|}|} {|CSG0017:a|}, {|CSG0017:b|};
        }

        [GcObject]
        internal partial struct Leaf
        {
            public int Key;
        }

        [GcHeap(typeof(Node), typeof(Leaf))]
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
            private GcRef right; // Marked already.

            [CopySpaceGen.GcEdge<Leaf>] private CopySpaceGen.GcRef a, b;
        }

        [GcObject]
        internal partial struct Leaf
        {
            public int Key;
        }

        [GcHeap(typeof(Node), typeof(Leaf))]
        internal partial class Heap;
        """);
}
