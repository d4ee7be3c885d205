namespace CopySpaceGen.Tests.LargeObjects;

/// <summary>By itself, since its threads meet at an object only while each has a processor.</summary>
[Collection(nameof(LargeObjectMarkTests))]
[CollectionDefinition(nameof(LargeObjectMarkTests), DisableParallelization = true)]
public class LargeObjectMarkTests
{
    private const int Page = 4096;

    [Fact]
    public void Of_several_threads_that_mark_one_gets_to_trace_it()
    {
        const int Threads = 2;
        const int Objects = 500;
        const int Collections = 2000;
        CopySpace space = new(64 << 20, maxSize: 64 << 20, maxObjectSize: GcHeap.MaxObjectSize, isAligned: false);
        LargeObjectSpace large = new(space, isAligned: false);
        try
        {
            nuint[] objects = [.. Enumerable.Range(0, Objects).Select(_ => large.TryAllocate(3 * Page, out bool _))];
            int[] marked = new int[Threads];
            int arrived = 0;
            using Barrier barrier = new(Threads, _ => large.Begin());
            Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
            {
                for (int collection = 0; collection < Collections; collection++)
                {
                    barrier.SignalAndWait();

                    // At the same time: threads that a barrier has woken begin one after the other, and then do not meet.
                    Interlocked.Increment(ref arrived);
                    for (SpinWait spin = default; Volatile.Read(ref arrived) < Threads * (collection + 1); spin.SpinOnce(sleep1Threshold: -1))
                    {
                    }

                    foreach (nuint address in objects)
                    {
                        marked[thread] += large.Mark(address) ? 1 : 0;
                    }
                }
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.Equal(Objects * Collections, marked.Sum());
        }
        finally
        {
            large.Release();
            space.Release();
        }
    }
}
