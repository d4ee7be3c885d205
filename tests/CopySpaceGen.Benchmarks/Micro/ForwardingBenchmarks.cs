using BenchmarkDotNet.Attributes;

namespace CopySpaceGen.Benchmarks.Micro;

/// <summary>What a collection takes for each object that lives, by its shape.</summary>
// The loops are what is to be seen, and they are called by way of a virtual method.
[DisassemblyDiagnoser(maxDepth: 1, filters: "*Collector.Drain*")]
public class ForwardingBenchmarks : MicroHeap
{
    private const int Objects = 100_000;
    private const int VectorLength = 1000;

    // A root that nobody holds is given back.
    private readonly List<IDisposable> _roots = [];

    public enum Shape
    {
        /// <summary>A list of objects with references.</summary>
        Pair,

        /// <summary>Data without references, with a header each.</summary>
        Data,

        /// <summary>Tails of data.</summary>
        Text,
    }

    [ParamsAllValues]
    public Shape Kind { get; set; }

    [Benchmark(OperationsPerInvoke = Objects)]
    public void Collect() => M.Collect();

    /// <inheritdoc/>
    protected override void Fill()
    {
        using GcScope scope = M.OpenScope();
        Local<Pair> list = M.Local(GcRef<Pair>.Null);
        for (int count = 0; Kind == Shape.Pair && count < Objects; count++)
        {
            list.Ref = M.NewPair(list);
        }

        _roots.Add(M.Persistent(list));
        for (int made = 0; Kind != Shape.Pair && made < Objects; made += VectorLength)
        {
            FillVector();
        }
    }

    private void FillVector()
    {
        using GcScope scope = M.OpenScope();
        Local<NumberVector> numbers = M.Local(M.NewNumberVector(Kind == Shape.Data ? VectorLength : 0));
        Local<LettersVector> texts = M.Local(M.NewLettersVector(Kind == Shape.Text ? VectorLength : 0));
        for (int index = 0; index < VectorLength; index++)
        {
            if (Kind == Shape.Data)
            {
                GcRef<Number> number = M.NewNumber(index);
                numbers.Numbers.Set(index, number);
            }
            else
            {
                GcRef<Letters> text = M.NewLetters("sixteen letters.");
                texts.Texts.Set(index, text);
            }
        }

        _roots.Add(M.Persistent(numbers));
        _roots.Add(M.Persistent(texts));
    }
}
