using BenchmarkDotNet.Attributes;

namespace CopySpaceGen.Benchmarks.Micro;

/// <summary>A heap for a suite of small benchmarks, attached to the thread that they run on.</summary>
public abstract class MicroHeap
{
    /// <summary>The operations in a call, so many that the loop around them is nothing.</summary>
    protected const int Operations = 1000;

    private MicroObjects? _heap;
    private MicroObjects.Mutator? _m;

    private protected MicroObjects.Mutator M => _m!;

    [GlobalSetup]
    public void Attach()
    {
        _heap = new MicroObjects(new GcHeapOptions { HeapSize = 64L << 20 });
        _m = _heap.Attach();
        Fill();
    }

    [GlobalCleanup]
    public void Dispose() => _heap!.Dispose();

    /// <summary>Makes what the benchmarks work on.</summary>
    protected virtual void Fill()
    {
    }
}
