using System.Diagnostics;

namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>Indexes the words of a text: the tree stays and grows, the words of each line are garbage when the next one comes.</summary>
internal sealed class WordsWorkload(TextSource text, WordsParameters parameters, bool? checkedMode = null) : IWorkload
{
    // Each occurrence takes a posting of 16 bytes for some six characters, the tree grows ever more slowly, and a copying heap
    // wants two and a half times what lives.
    private const long HeapBytesPerCharacter = 10;
    private const long SmallestDefaultHeap = 16L << 20;
    private const long HeapForUnknownLength = 256L << 20;

    public string Name => "words";

    public string MemoryAdvice => "Raise --heap-size: the text has more words than its length suggests.";

    private long HeapSize => parameters.HeapSize
        ?? (text.Length == 0 ? HeapForUnknownLength : SmallestDefaultHeap + (text.Length * HeapBytesPerCharacter));

    public WorkloadResult Run(IProgress<double> progress)
    {
        long start = Stopwatch.GetTimestamp();
        using WordIndex index = new(HeapOptions.Create(HeapSize, checkedMode));
        using (TextReader reader = text.Open())
        {
            index.Read(reader, characters => progress.Report(text.Length == 0 ? 0 : Math.Min(1, (double)characters / text.Length)));
        }

        Checksum checksum = new();
        TopWords top = new(parameters.Top);
        WordWalker walker = index.Walk();
        while (walker.MoveNext())
        {
            top.Offer(walker.Word, walker.Node);
            AddTo(ref checksum, walker.Word, walker.Node);
        }

        progress.Report(1);
        return new WordsResult
        {
            Workload = Name,
            Parameters = parameters,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Objects = index.Objects,
            Statistics = index.GetStatistics(),
            Checksum = checksum.ToString(),
            Lines = index.Lines,
            Words = index.Words,
            DistinctWords = index.DistinctWords,
            Top = top.Take(),
        };
    }

    private static void AddTo(ref Checksum checksum, ReadOnlySpan<char> word, GcRef<WordNode> node)
    {
        checksum.Add(word);
        checksum.Add(node.Count);
        for (GcRef<Posting> posting = node.Postings; !posting.IsNull; posting = posting.Next)
        {
            checksum.Add(posting.Line);
        }
    }
}
