using System.Diagnostics;
using System.Text;
using CopySpaceGen.Generator.Model;
using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace CopySpaceGen.Generator.Tests.Incremental;

/// <summary>A project as large as one that another tool generated.</summary>
public class ThousandTypesTests(ITestOutputHelper output)
{
    private const int TypeCount = 1000;

    [Fact]
    public void AnUnrelatedEditRedoesNothing()
    {
        Compilation input = TestCompilation.Create(Sources());
        GeneratorRun first = Time("first run", () => GeneratorRun.Start(input));

        Assert.All(first.Result.GeneratedSources, static source => Assert.Empty(source.SyntaxTree.GetDiagnostics()));
        Assert.Equal(TypeCount, first.Values<HeapModel>(TrackingNames.Heaps).Single().Objects.Count);
        Assert.Equal(TypeCount + 1, first.Result.GeneratedSources.Length);

        Compilation edited = input.AddSyntaxTrees(TestCompilation.Parse("internal class Unrelated;", "/0/Unrelated.cs"));
        GeneratorRun second = Time("run after an unrelated edit", () => first.Continue(edited));
        GeneratorTest.RequireCached(second);
        Assert.Equal(TypeCount + 1, second.OutputReasons().Length);
    }

    [Fact]
    public void AChainIsAsDeepAsItIsLong()
    {
        StringBuilder source = new("using CopySpaceGen; [GcHeap(typeof(T0))] internal partial class Heap;\n");
        for (int i = 0; i < TypeCount; i++)
        {
            source.Append($"[GcObject] internal partial struct T{i} {{ [GcEdge<T{Math.Min(i + 1, TypeCount - 1)}>] private GcRef next; }}\n");
        }

        GeneratorRun run = GeneratorRun.Start(TestCompilation.Create(source.ToString()));

        Assert.Equal(TypeCount, run.Values<HeapModel>(TrackingNames.Heaps).Single().Objects.Count);
    }

    /// <summary>A file for each type; each refers to three others.</summary>
    private static string[] Sources() =>
    [
        "[CopySpaceGen.GcHeap(typeof(N.Type0))] internal sealed partial class Heap;",
        .. Enumerable.Range(0, TypeCount).Select(static i =>
            $$"""
            using CopySpaceGen;

            namespace N;

            [GcObject]
            internal partial struct Type{{i}}
            {
                [GcEdge<Type{{Next(2 * i)}}>] private GcRef _left;
                [GcEdge<Type{{Next((2 * i) + 1)}}>] private GcRef _right;
                [GcEdge<Type{{i}}>] private GcRef _self;
                public int Key;
                public double Weight;
            }
            """),
    ];

    private static int Next(int i) => (i + 1) % TypeCount;

    private GeneratorRun Time(string what, Func<GeneratorRun> run)
    {
        long start = Stopwatch.GetTimestamp();
        GeneratorRun result = run();
        output.WriteLine($"{TypeCount} types, {what}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
        return result;
    }
}
