using BenchmarkDotNet.Attributes;

namespace CopySpaceGen.Benchmarks.Micro;

/// <summary>What an allocation takes, the collections that it causes included; all of it dies at once.</summary>
[DisassemblyDiagnoser(maxDepth: 2)]
public class AllocationBenchmarks : MicroHeap
{
    [Benchmark(OperationsPerInvoke = Operations)]
    public void Pair()
    {
        for (int count = 0; count < Operations; count++)
        {
            M.NewPair(key: count);
        }
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Data()
    {
        for (int count = 0; count < Operations; count++)
        {
            M.NewNumber(count);
        }
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void TextOfSixteenLetters()
    {
        for (int count = 0; count < Operations; count++)
        {
            M.NewLetters("sixteen letters.");
        }
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public object? ClassOfTwoReferences()
    {
        object? last = null;
        for (int count = 0; count < Operations; count++)
        {
            last = new ManagedPair { Key = count };
        }

        return last;
    }
}
