using BenchmarkDotNet.Attributes;

namespace CopySpaceGen.Benchmarks.Micro;

/// <summary>What it takes to read and write through references and handles, beside fields of a class.</summary>
[DisassemblyDiagnoser(maxDepth: 2)]
public class AccessBenchmarks : MicroHeap
{
    private readonly ManagedPair _managed = new();
    private Persistent<Pair>? _pair;

    [Benchmark(OperationsPerInvoke = Operations)]
    public int WalkReference()
    {
        int sum = 0;
        GcRef<Pair> pair = _pair!.Ref;
        for (int count = 0; count < Operations; count++)
        {
            sum += pair.Key;
            pair = pair.Left;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int WalkHandle()
    {
        int sum = 0;
        using GcScope scope = M.OpenScope();
        Local<Pair> pair = M.Local(_pair!.Ref);
        for (int count = 0; count < Operations; count++)
        {
            sum += pair.Key;
            pair.Ref = pair.Left;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void StoreEdge()
    {
        GcRef<Pair> pair = _pair!.Ref;
        for (int count = 0; count < Operations; count++)
        {
            pair.Right = pair;
        }
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int WalkClass()
    {
        int sum = 0;
        ManagedPair pair = _managed;
        for (int count = 0; count < Operations; count++)
        {
            sum += pair.Key;
            pair = pair.Left!;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void StoreField()
    {
        ManagedPair pair = _managed;
        for (int count = 0; count < Operations; count++)
        {
            pair.Right = pair;
        }
    }

    /// <inheritdoc/>
    protected override void Fill()
    {
        _managed.Left = _managed;
        _pair = M.Persistent(M.NewPair(key: 1));
        GcRef<Pair> pair = _pair.Ref;
        pair.Left = pair;
    }
}
