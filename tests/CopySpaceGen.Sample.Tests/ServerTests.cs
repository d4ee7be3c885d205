using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.Server;

namespace CopySpaceGen.Sample.Tests;

public class ServerTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public void Answers_are_right_through_many_collections(int threads, bool checkedMode)
    {
        ServerResult result = Run(new ServerParameters(threads, Requests: 24_000 / threads, Keys: 500), checkedMode: checkedMode);

        Assert.Equal("server", result.Workload);
        Assert.Equal(24_000, result.Served.Requests);
        Assert.Equal(result.Served.Requests, result.Served.Latencies.Count);
        Assert.True(result.Statistics.Collections >= 4, $"Only {result.Statistics.Collections} collections: make the heap smaller.");
    }

    [Fact]
    public void Every_sort_of_request_comes()
    {
        ServerShare served = Run(new ServerParameters(2, Requests: 10_000, Keys: 200)).Served;

        // Seven of ten look up, of which two thirds find something; two insert and one deletes.
        Assert.InRange(served.LookUps, 13_500, 14_500);
        Assert.InRange(served.Answers, served.LookUps * 0.55, served.LookUps * 0.75);
        Assert.InRange(served.Insertions, 3_500, 4_500);
        Assert.InRange(served.Deletions, 1_500, 2_500);
    }

    [Fact]
    public void Index_at_the_end_is_the_same_whatever_the_threads_do_first()
    {
        ServerParameters parameters = new(4, Requests: 5000, Keys: 300);

        string checksum = Run(parameters).Checksum;

        Assert.Equal(checksum, Run(parameters).Checksum);
        Assert.Equal(checksum, Run(parameters with { HeapSize = 32 << 20, GcThreads = 2 }).Checksum);
        Assert.NotEqual(checksum, Run(parameters with { Requests = 5001 }).Checksum);
    }

    [Fact]
    public void Threads_that_want_the_same_lock_all_the_time_do_not_keep_each_other_from_collecting()
    {
        // Unless the one that waits for the only lock parks, a collection by the one that holds it ends in a GcStopTimeoutException.
        ServerResult result = Run(new ServerParameters(3, Requests: 8000, Keys: 300), stripes: 1);

        Assert.Equal(24_000, result.Served.Requests);
        Assert.True(result.Statistics.Collections >= 4, $"Only {result.Statistics.Collections} collections: make the heap smaller.");
    }

    [Fact]
    public void A_run_by_time_ends()
    {
        ServerResult result = Run(new ServerParameters(2, Seconds: 1, Keys: 100));

        Assert.True(result.Serving >= TimeSpan.FromSeconds(1));
        Assert.True(result.RequestsPerSecond > 0);
    }

    [Fact]
    public void Full_heap_ends_the_run_on_all_threads() =>
        Assert.Throws<GcOutOfMemoryException>(() => Run(new ServerParameters(4, Requests: 1_000_000, Keys: 10_000, HeapSize: 4 << 20)));

    [Fact]
    public void Wrong_answer_ends_the_run_on_all_threads()
    {
        using ServerHeap heap = new(new GcHeapOptions { HeapSize = 8 << 20 });
        using StripedIndex index = NewIndex(heap);

        SampleException exception = Assert.Throws<SampleException>(() => ThreadTeam.Run(
            3, (number, end) => new ServerThread(heap, index, new ServerParameters(3, Requests: 100_000_000, Keys: 64), number).Run(NoProgress.Instance, end)));

        Assert.Contains("key 7", exception.Message);

        // All have left the heap: it can be used by another one, and disposed of.
        heap.Attach().Dispose();

        static StripedIndex NewIndex(ServerHeap heap)
        {
            using ServerHeap.Mutator m = heap.Attach();
            StripedIndex index = new(m, keys: 64);
            GcRef<Entry> entry = m.NewEntry(key: 7, version: 12);
            HashTable.Add(index[7].Table.Ref, entry);
            return index;
        }
    }

    private static ServerResult Run(ServerParameters parameters, int stripes = StripedIndex.DefaultStripes, bool? checkedMode = null) =>
        Assert.IsType<ServerResult>(new ServerWorkload(parameters, stripes, checkedMode).Run(NoProgress.Instance));
}
