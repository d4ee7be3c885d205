using CopySpaceGen.CodeFixes;
using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.CodeFixes;

public class MarkObjectCodeFixTests
{
    [Fact]
    public Task MarksTargetsOfEdgesAndListedTypes() => CodeFixTest<MarkObjectCodeFix>.Verify(
        """
        using CopySpaceGen;

        namespace N
        {
            [GcObject]
            internal partial struct Node
            {
                [{|CSG0022:GcEdge<Leaf>|}] private GcRef leaf;
            }

            /// <summary>Not marked yet.</summary>
            internal partial struct Leaf
            {
                public int Key;
            }

            [GcHeap(typeof(Node), {|CSG0028:typeof(Heap.Other)|})]
            internal partial class Heap { internal partial struct Other { public int Key; } }
        }
        """,
        """
        using CopySpaceGen;

        namespace N
        {
            [GcObject]
            internal partial struct Node
            {
                [GcEdge<Leaf>] private GcRef leaf;
            }

            /// <summary>Not marked yet.</summary>
            [GcObject]
            internal partial struct Leaf
            {
                public int Key;
            }

            [GcHeap(typeof(Node), typeof(Heap.Other))]
            internal partial class Heap { [GcObject] internal partial struct Other { public int Key; } }
        }
        """);

    [Fact]
    public Task MarksAStructOfAnotherFile() => CodeFixTest<MarkObjectCodeFix>.Verify(
        [
            """
            using CopySpaceGen;
            [GcHeap({|CSG0028:typeof(Node)|})]
            internal partial class Heap;
            """,
            """
            internal partial struct Node
            {
                public int Key;
            }
            """,
        ],
        [
            """
            using CopySpaceGen;
            [GcHeap(typeof(Node))]
            internal partial class Heap;
            """,
            """
            [CopySpaceGen.GcObject]
            internal partial struct Node
            {
                public int Key;
            }
            """,
        ]);

    [Fact]
    public Task OffersNothingForWhatIsNoStructOfTheProject() => CodeFixTest<MarkObjectCodeFix>.Verify(
        """
        using CopySpaceGen;
        [GcHeap({|CSG0028:typeof(int)|})] internal partial class Heap;
        """,
        """
        using CopySpaceGen;
        [GcHeap({|CSG0028:typeof(int)|})] internal partial class Heap;
        """);
}
