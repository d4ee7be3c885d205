using CopySpaceGen.Generator.Model;
using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Incremental;

/// <summary>What an edit makes the generator do again.</summary>
public class EditTests
{
    private const string Heap = "[CopySpaceGen.GcHeap(typeof(Node), typeof(Other))] internal partial class Heap;";
    private const string Node = "using CopySpaceGen; [GcObject] internal partial struct Node { [GcEdge<Leaf>] private GcRef leaf; }";
    private const string Other = "using CopySpaceGen; [GcObject] internal partial struct Other { public int Key; }";
    private const string Leaf = "using CopySpaceGen; [GcObject] internal partial struct Leaf { public int Key; }";

    [Fact]
    public void TheSameSourceGivesEqualModels()
    {
        HeapModel one = Start().Values<HeapModel>(TrackingNames.Heaps).Single();
        HeapModel other = Start().Values<HeapModel>(TrackingNames.Heaps).Single();

        Assert.NotSame(one, other);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData(0, "// A comment.\n" + Heap)]
    [InlineData(0, Heap + " internal class Unrelated { internal int X; }")]
    [InlineData(1, "using CopySpaceGen;\n\n[GcObject]\ninternal partial struct Node\n{\n    /* moved */ [GcEdge<Leaf>] private GcRef leaf;\n}")]
    [InlineData(1, "using CopySpaceGen; [GcObject] internal partial struct Node { [GcEdge<Leaf>] private GcRef leaf; internal static int Count() => 1; }")]
    [InlineData(3, "namespace N { } " + "[CopySpaceGen.GcObject] internal partial struct Leaf { public int Key; }")]
    public void AnEditThatChangesNoModelRedoesNothing(int file, string text) => GeneratorTest.RequireCached(Edit(file, text));

    [Fact]
    public void AnEditOfAStructRedoesItsFileAndThatOfTheHeap()
    {
        GeneratorRun run = Edit(1, "using CopySpaceGen; [GcObject] internal partial struct Node { [GcEdge<Leaf>] private GcRef leaf; public int Key; }");

        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(TrackingNames.Heaps));
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged], run.Reasons(TrackingNames.Objects));
        Assert.Equal(2, run.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(2, run.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void AnEditOfTheTargetOfAnEdgeInAnotherFileIsNoticed()
    {
        GeneratorRun run = Edit(3, "using CopySpaceGen; [GcObject] internal partial struct Leaf { [GcEdge<Node>] private GcRef back; }");

        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(TrackingNames.Heaps));
        Assert.Contains("Back", run.Result.GeneratedSources.Single(source => source.HintName == "Leaf.g.cs").SourceText.ToString());
    }

    [Fact]
    public void AnErrorRemovesTheHeapAndItsCorrectionBringsItBack()
    {
        GeneratorRun broken = Edit(3, "internal struct Leaf { public int Key; }");
        Assert.Empty(broken.Result.GeneratedSources);

        GeneratorRun mended = broken.Continue(broken.Input.ReplaceSyntaxTree(broken.Input.SyntaxTrees.ElementAt(3), TestCompilation.Parse(Leaf, "/0/Test3.cs")));
        Assert.Equal(4, mended.Result.GeneratedSources.Length);
    }

    [Fact]
    public void TheOtherHeapIsNotRedone()
    {
        const string Second = "using CopySpaceGen; [GcObject] internal partial struct Single { public int Key; } [GcHeap(typeof(Single))] internal partial class SecondHeap;";
        GeneratorRun start = GeneratorTest.Run(Heap, Node, Other, Leaf, Second);

        GeneratorRun run = start.Continue(start.Input.ReplaceSyntaxTree(start.Input.SyntaxTrees.Last(), TestCompilation.Parse(Second.Replace("int Key", "long Key"), "/0/Test4.cs")));

        Assert.Equal(4, run.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Equal(2, run.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    private static GeneratorRun Start() => GeneratorTest.Run(Heap, Node, Other, Leaf);

    private static GeneratorRun Edit(int file, string text)
    {
        GeneratorRun start = Start();
        GeneratorRun next = start.Continue(start.Input.ReplaceSyntaxTree(start.Input.SyntaxTrees.ElementAt(file), TestCompilation.Parse(text, $"/0/Test{file}.cs")));
        return next;
    }
}
