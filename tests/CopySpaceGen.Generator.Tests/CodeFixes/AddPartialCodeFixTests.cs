using CopySpaceGen.CodeFixes;
using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.CodeFixes;

public class AddPartialCodeFixTests
{
    [Fact]
    public Task MakesObjectsHeapsAndContainingTypesPartial() => CodeFixTest<AddPartialCodeFix>.Verify(
        """
        using CopySpaceGen;

        /// <summary>Holds.</summary>
        internal static class Outer
        {
            // A comment that stays.
            [GcObject]
            internal struct {|CSG0003:{|CSG0003:Node|}|}
            {
                public int Key;
            }

            internal interface IInner
            {
                [GcObject] internal readonly record struct {|CSG0003:{|CSG0003:{|CSG0003:Leaf|}|}|} { public readonly int Key; }
            }

            [GcHeap(typeof(Node), typeof(IInner.Leaf))]
            internal sealed class {|CSG0003:{|CSG0003:Heap|}|};
        }
        """,
        """
        using CopySpaceGen;

        /// <summary>Holds.</summary>
        internal static partial class Outer
        {
            // A comment that stays.
            [GcObject]
            internal partial struct Node
            {
                public int Key;
            }

            internal partial interface IInner
            {
                [GcObject] internal readonly partial record struct Leaf { public readonly int Key; }
            }

            [GcHeap(typeof(Node), typeof(IInner.Leaf))]
            internal sealed partial class Heap;
        }
        """);
}
