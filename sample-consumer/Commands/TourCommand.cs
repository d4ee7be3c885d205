using System.CommandLine;
using CopySpaceGen.Sample.Output;
using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.GcBench;
using CopySpaceGen.Sample.Workloads.Quads;
using CopySpaceGen.Sample.Workloads.Trees;
using CopySpaceGen.Sample.Workloads.Words;
using Spectre.Console;

namespace CopySpaceGen.Sample.Commands;

/// <summary>The program without arguments: all workloads, in a size that takes a few seconds.</summary>
internal static class TourCommand
{
    private const int QuadsDepth = 8;
    private const int TreesDepth = 14;

    // Tight, so that the index is collected while it grows.
    private const long WordsHeapSize = 14L << 20;

    public static RootCommand Create(WorkloadRunner runner)
    {
        RootCommand root = new("Programs on garbage-collected heaps that a source generator made for their structs. Without a command: a tour of all.");
        root.SetAction(_ => Run(runner));
        return root;
    }

    private static void Run(WorkloadRunner runner)
    {
        IAnsiConsole output = runner.Output;
        output.WriteLine("Four programs, each on a heap that the generator made for its structs:");
        output.WriteLine("  quads    keeps a large tree alive while small ones die (Whippet's benchmark)");
        output.WriteLine("           and quads32 does so in half the bytes, with references of 4 bytes");
        output.WriteLine("  gcbench  keeps a tree and a large array alive among garbage of all sizes");
        output.WriteLine("           (Whippet's other benchmark, in full)");
        output.WriteLine("  words    indexes a text as long as a book");
        output.WriteLine("  trees    binary-trees of the Computer Language Benchmarks Game");
        output.WriteLine();

        TextSource text = TextSource.FromString("sample text", SampleText.Create());
        IReadOnlyList<WorkloadResult> results = runner.RunAll(
        [
            new QuadsWorkload<WideQuads, Quad>(new QuadsParameters(QuadsDepth)),
            new QuadsWorkload<NarrowQuads, Quad32>(new QuadsParameters(QuadsDepth)),
            new GcBenchWorkload(new GcBenchParameters()),
            new WordsWorkload(text, new WordsParameters(text.Name, HeapSize: WordsHeapSize)),
            new TreesWorkload(new TreesParameters(TreesDepth)),
        ]);

        WordTable.Write(output, results.OfType<WordsResult>().Single());
        ResultTable.Write(output, results);
        output.WriteLine("Each runs alone as well, with sizes of your choice: see --help.");
    }
}
