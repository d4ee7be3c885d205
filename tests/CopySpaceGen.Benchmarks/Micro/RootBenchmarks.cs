using BenchmarkDotNet.Attributes;

namespace CopySpaceGen.Benchmarks.Micro;

/// <summary>What scopes and roots take.</summary>
[DisassemblyDiagnoser(maxDepth: 2)]
public class RootBenchmarks : MicroHeap
{
    [Benchmark(OperationsPerInvoke = Operations)]
    public void Scope()
    {
        for (int count = 0; count < Operations; count++)
        {
            using (M.OpenScope())
            {
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void ScopeWithLocal()
    {
        for (int count = 0; count < Operations; count++)
        {
            using (M.OpenScope())
            {
                M.Local(GcRef<Pair>.Null);
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void PersistentRoot()
    {
        for (int count = 0; count < Operations; count++)
        {
            M.Persistent(GcRef<Pair>.Null).Dispose();
        }
    }
}
