using System.Runtime.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// Has the JIT compiler translate the code that collects before it is needed. A first collection runs more than 100 methods for the first time, which
/// takes 10 to 20 milliseconds, many times as long as the collection of a small heap. So when a process makes its first heap, small ones of the
/// library's own are filled and collected in the background, and no pause of the program's has to wait for that code.
/// </summary>
/// <remarks>
/// Threading: on a thread of the pool, beside all others. The heaps have nothing in common with those of the program, and a thread that needs a method which
/// another compiles waits for that method at most. Programs that are compiled ahead of time have nothing to rehearse, and with one processor it would only be
/// in the way.
/// </remarks>
internal static class Rehearsal
{
    // Room for two workers, each of which needs some blocks.
    private const int BlocksForTwo = 2 * SpaceBudget.BlocksPerWorker;
    private const int Ballast = 4096;

    private static int s_begun;
    private static volatile bool s_ended;

    /// <summary>Whether there is one in this process, sooner or later.</summary>
    internal static bool TakesPlace => RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount > 1;

    /// <summary>Whether it is over.</summary>
    internal static bool HasEnded => s_ended;

    /// <summary>Begins it in the background, once in a process. To be called for each heap that is made.</summary>
    internal static void Begin()
    {
        if (TakesPlace && Interlocked.Exchange(ref s_begun, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static _ => TryPlay(), null);
        }
    }

    /// <summary>Fills a heap until it is collected, by one thread; and one that is collected by two.</summary>
    internal static void Play()
    {
        GcHeapOptions options = GcHeapOptions.BuiltIn;
        Play(options with { HeapSize = GcHeapOptions.SmallestHeapSize, GcThreads = 1 });
        Play(options with { HeapSize = BlocksForTwo * Slab.BlockSize, GcThreads = 2, Stress = new GcStress { AllGcThreads = true } });
    }

    private static void Play(GcHeapOptions options)
    {
        using RehearsalHeap heap = new(options);
        using RehearsalHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<RehearsalNode> node = m.Local(m.NewRehearsalNode(Ballast));
        while (heap.CollectionCount == 0)
        {
            node.Ref = m.NewRehearsalNode(Ballast);
        }
    }

    private static void TryPlay()
    {
        try
        {
            Play();
        }
        catch (GcOutOfMemoryException)
        {
            // Who has so little memory left gets on without.
        }

        s_ended = true;
    }
}
