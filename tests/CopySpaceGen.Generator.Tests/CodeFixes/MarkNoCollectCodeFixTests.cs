using CopySpaceGen.CodeFixes;
using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.CodeFixes;

public class MarkNoCollectCodeFixTests
{
    private const string Heap =
        """
        using CopySpaceGen;

        [GcObject] internal partial struct Good { public int Key; }
        [GcHeap(typeof(Good))] internal partial class GoodHeap;

        """;

    [Fact]
    public Task MarksMethodsThatNeverCollect() => CodeFixTest<MarkNoCollectCodeFix>.Verify(
        Heap +
        """
        internal sealed class Reader
        {
            private readonly GoodHeap.Mutator m;

            /// <summary>Makes one.</summary>
            public {|CSG0054:Reader|}(GoodHeap.Mutator m) => this.m = m;

            public static int {|CSG0054:Read|}(GoodHeap.Mutator m) => 1; public static int {|CSG0054:Other|}(GoodHeap.Mutator m) => 2;

            public int Make() => m.NewGood().Key;
        }
        """,
        Heap +
        """
        internal sealed class Reader
        {
            private readonly GoodHeap.Mutator m;

            /// <summary>Makes one.</summary>
            [NoCollect]
            public Reader(GoodHeap.Mutator m) => this.m = m;

            [NoCollect]
            public static int Read(GoodHeap.Mutator m) => 1; [NoCollect] public static int Other(GoodHeap.Mutator m) => 2;

            public int Make() => m.NewGood().Key;
        }
        """);

    [Fact]
    public Task MarksWhatAMarkedMemberCalls() => CodeFixTest<MarkNoCollectCodeFix>.Verify(
        [
            Heap +
            """
            internal sealed class Reader(GoodHeap.Mutator m)
            {
                public int Count { get => m.Heap is null ? 1 : 0; }

                [NoCollect]
                public int Read()
                {
                    return {|CSG0053:Helpers.Help(m)|} + {|CSG0053:Helpers.Help(m)|} + {|CSG0053:Count|} + {|CSG0053:Local()|};

                    int Local() => m.Heap is null ? 1 : 0;
                }
            }
            """,
            """
            internal static class Helpers
            {
                public static int {|CSG0054:Help|}(GoodHeap.Mutator m) => 1;
            }
            """,
        ],
        [
            Heap +
            """
            internal sealed class Reader(GoodHeap.Mutator m)
            {
                [NoCollect]
                public int Count { get => m.Heap is null ? 1 : 0; }

                [NoCollect]
                public int Read()
                {
                    return Helpers.Help(m) + Helpers.Help(m) + Count + Local();

                    [NoCollect]
                    int Local() => m.Heap is null ? 1 : 0;
                }
            }
            """,
            """
            internal static class Helpers
            {
                [CopySpaceGen.NoCollect]
                public static int Help(GoodHeap.Mutator m) => 1;
            }
            """,
        ]);

    [Fact]
    public Task MarksWhatTakesThePlaceOfAMarkedMember() => CodeFixTest<MarkNoCollectCodeFix>.Verify(
        Heap +
        """
        internal abstract class Base
        {
            [NoCollect] public abstract int Enter(GoodHeap.Mutator m);
            [NoCollect] public abstract int Depth { get; }
        }

        internal class Derived : Base
        {
            public override int {|CSG0053:Enter|}(GoodHeap.Mutator m) => 1;
            public override int {|CSG0053:Depth|} => 1;
        }
        """,
        Heap +
        """
        internal abstract class Base
        {
            [NoCollect] public abstract int Enter(GoodHeap.Mutator m);
            [NoCollect] public abstract int Depth { get; }
        }

        internal class Derived : Base
        {
            [NoCollect]
            public override int Enter(GoodHeap.Mutator m) => 1;
            [NoCollect]
            public override int Depth => 1;
        }
        """);
}
