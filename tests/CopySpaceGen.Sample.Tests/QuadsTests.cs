using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.Quads;

namespace CopySpaceGen.Sample.Tests;

public class QuadsTests
{
    [Theory]
    [InlineData("quads", false)]
    [InlineData("quads", true)]
    [InlineData("quads32", false)]
    [InlineData("quads32", true)]
    public void Tree_stays_whole_through_many_collections(string name, bool checkedMode)
    {
        QuadsResult result = Run(name, new QuadsParameters(Depth: 7), checkedMode);

        Assert.Equal(name, result.Workload);
        Assert.True(result.Statistics.Collections >= 4);
        Assert.Equal(20, result.Rounds.Count);
        Assert.Equal(ChecksumOfTrees(depth: 7), result.Checksum);
    }

    [Theory]
    [InlineData("quads", 32)]
    [InlineData("quads32", 16)]
    public void Volumes_are_those_of_Whippet_but_for_the_size_of_a_node(string name, int nodeBytes)
    {
        QuadsResult result = Run(name, new QuadsParameters(Depth: 7, Multiplier: 2.5));

        // 21,845 nodes of 40 bytes, two and a half times; a round allocates that divided by 7.5 in trees of 85 nodes of 32 bytes.
        const long HeapSize = 2_184_500;
        const long TreesPerRound = 107;
        Assert.InRange(result.Statistics.HeapSizeBytes, HeapSize, HeapSize + (128 << 10));
        Assert.Equal(21_845 + (20 * TreesPerRound * 85), result.Objects);
        Assert.Equal(result.Objects * nodeBytes, result.Statistics.AllocatedBytes);
    }

    [Fact]
    public void Tree_of_another_shape_is_reported()
    {
        AssertReportsAnotherShape<WideQuads, Quad>();
        AssertReportsAnotherShape<NarrowQuads, Quad32>();
    }

    private static QuadsResult Run(string name, QuadsParameters parameters, bool? checkedMode = null)
    {
        IWorkload workload = name == "quads"
            ? new QuadsWorkload<WideQuads, Quad>(parameters, checkedMode)
            : new QuadsWorkload<NarrowQuads, Quad32>(parameters, checkedMode);
        return Assert.IsType<QuadsResult>(workload.Run(NoProgress.Instance));
    }

    private static void AssertReportsAnotherShape<TQuads, TNode>()
        where TQuads : struct, IQuads<TQuads, TNode>
        where TNode : unmanaged
    {
        TQuads quads = TQuads.Attach(new GcHeapOptions());
        using GcHeap heap = quads.Mutator.Heap;
        using GcScope scope = quads.Mutator.OpenScope();
        Local<TNode> tree = quads.Local(QuadTree<TQuads, TNode>.Build(quads, 2));

        Assert.Equal(21, QuadTree<TQuads, TNode>.Validate(tree, 2));
        AssertDamaged(tree, 1);
        AssertDamaged(tree, 3);

        static void AssertDamaged(GcRef<TNode> tree, int depth)
        {
            try
            {
                QuadTree<TQuads, TNode>.Validate(tree, depth);
            }
            catch (SampleException exception)
            {
                Assert.Contains("damaged", exception.Message);
                return;
            }

            Assert.Fail($"A tree of depth 2 passed as one of depth {depth}.");
        }
    }

    private static string ChecksumOfTrees(int depth)
    {
        Checksum checksum = new();
        for (int check = 0; check < 21; check++)
        {
            checksum.Add(QuadCount.OfTree(depth));
        }

        return checksum.ToString();
    }
}
