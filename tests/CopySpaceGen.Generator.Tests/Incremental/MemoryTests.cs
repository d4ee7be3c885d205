using System.Runtime.CompilerServices;
using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Incremental;

public class MemoryTests
{
    private const string Source = "using CopySpaceGen; [GcObject] internal partial struct Node { [GcEdge<Node>] private GcRef next; } [GcHeap(typeof(Node))] internal partial class Heap;";

    [Fact]
    public void TheGeneratorDoesNotKeepAnOldCompilationAlive()
    {
        (GeneratorRun run, WeakReference old) = RunTwice();

        for (int i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        Assert.Equal(2, run.Result.GeneratedSources.Length);
    }

    // In a method of its own, so that no local keeps the compilation.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorRun Run, WeakReference Old) RunTwice()
    {
        GeneratorRun first = GeneratorRun.Start(TestCompilation.Create(Source));
        SyntaxTree edited = TestCompilation.Parse(Source + " internal class Unrelated;", "/0/Test0.cs");
        return (first.Continue(TestCompilation.Create().AddSyntaxTrees(edited)), new WeakReference(first.Input));
    }
}
