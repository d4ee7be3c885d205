using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>
/// What the generator says where it generates nothing. A compiler that misses what would have been generated in the signature of a method runs no analyzers.
/// </summary>
public class BrokenHeapTests
{
    private const string Program = "internal static class Program { internal static GcRef<Node> Make(Heap.Mutator m) => m.NewNode(); }";

    [Fact]
    public void WhatIsWrongWithAStructIsSaidOfItsHeap()
    {
        GeneratorRun run = Run("""
            using CopySpaceGen;
            [GcObject] internal partial struct Node
            {
                [GcEdge<Node>] public GcRef next;
            }
            [GcHeap(typeof(Node))] internal partial class Heap;
            """ + Program);

        Assert.Equal(
            "Nothing is generated for heap 'Heap' until this is mended: Test0.cs(4): CSG0020: Make the edge 'Node.next' private: only its generated accessor may write it",
            Assert.Single(run.Errors));
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Fact]
    public void AFewErrorsAreListedAndTheOthersCounted()
    {
        GeneratorRun run = Run("""
            using CopySpaceGen;
            [GcObject] internal partial struct Node { [GcEdge<Node>] public GcRef a, b, c, d, e; }
            [GcHeap(typeof(Node))] internal sealed class Heap;
            """ + Program);

        string error = Assert.Single(run.Errors);
        Assert.Contains("Test0.cs(3): CSG0003: ", error);
        Assert.Contains("'Node.a'", error);
        Assert.Contains("'Node.b'", error);
        Assert.DoesNotContain("'Node.c'", error);
        Assert.EndsWith("; and 3 more", error);
    }

    [Fact]
    public void AHeapThatClaimsATypeOfAnotherIsNotGeneratedEither()
    {
        GeneratorRun run = Run("""
            using CopySpaceGen;
            [GcObject] internal partial struct Node { public int Key; }
            [GcHeap(typeof(Node))] internal partial class A;
            [GcHeap(typeof(Node))] internal partial class Heap;
            """ + Program);

        string error = Assert.Single(run.Errors);
        Assert.StartsWith("Nothing is generated for heap 'Heap' until this is mended: CSG0032: ", error);
        Assert.NotEmpty(run.Result.GeneratedSources);
    }

    [Fact]
    public void WhatTheCompilerSaysIsNotSaidAgain() =>
        Assert.Empty(Run("using CopySpaceGen; [GcHeap(typeof(Node))] internal partial class Heap;" + Program).Errors);

    [Fact]
    public void AHeapWithoutErrorsHasNone() => Assert.Empty(Run("""
        using CopySpaceGen;
        [GcObject] internal partial struct Node { [GcEdge<Node>] private GcRef next; }
        [GcHeap(typeof(Node))] internal partial class Heap;
        """ + Program).Errors);

    [Fact]
    public void AnEditElsewhereReportsNothingAnew()
    {
        GeneratorRun run = Run("using CopySpaceGen; [GcHeap(typeof(int))] internal partial class Heap;");
        GeneratorTest.RequireModelsWithoutSymbols(run);

        Compilation edited = run.Input.AddSyntaxTrees(TestCompilation.Parse("internal static class Unrelated;", "/0/Unrelated.cs"));
        GeneratorTest.RequireCached(run.Continue(edited));
    }

    private static GeneratorRun Run(string source) => GeneratorRun.Start(TestCompilation.Create(source));
}
