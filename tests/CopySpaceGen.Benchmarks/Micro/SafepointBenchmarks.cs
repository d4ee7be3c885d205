using BenchmarkDotNet.Attributes;

namespace CopySpaceGen.Benchmarks.Micro;

/// <summary>What a thread pays for that others can stop it, while none does.</summary>
[DisassemblyDiagnoser(maxDepth: 2)]
public class SafepointBenchmarks : MicroHeap
{
    [Benchmark(OperationsPerInvoke = Operations)]
    public void Safepoint()
    {
        for (int count = 0; count < Operations; count++)
        {
            M.Safepoint();
        }
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Park()
    {
        for (int count = 0; count < Operations; count++)
        {
            using (M.Park())
            {
            }
        }
    }
}
