namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>An index from numbers to texts, all of it on a heap that many threads share, in stripes that have a lock each.</summary>
/// <remarks>Threading: any thread that is attached to the heap, with its own mutator.</remarks>
internal sealed class StripedIndex : IDisposable
{
    /// <summary>So many that two threads seldom want the same, and so few that it happens.</summary>
    public const int DefaultStripes = 16;

    private readonly Stripe[] _stripes;

    /// <summary>Makes an empty index.</summary>
    /// <param name="m">The mutator of the calling thread.</param>
    /// <param name="keys">The number of keys, which are the numbers from 0 up to it.</param>
    /// <param name="stripes">The number of stripes.</param>
    public StripedIndex(ServerHeap.Mutator m, int keys, int stripes = DefaultStripes) =>
        _stripes = [.. Enumerable.Range(0, stripes).Select(first => new Stripe(m, first, stripes, (keys - first + stripes - 1) / stripes))];

    /// <summary>The number of objects allocated so far.</summary>
    public long Objects => _stripes.Sum(static stripe => stripe.Objects);

    /// <summary>The stripe that a key is in.</summary>
    public Stripe this[int key] => _stripes[key % _stripes.Length];

    /// <summary>Compares all that it holds with what it should hold.</summary>
    /// <param name="m">The mutator of the calling thread.</param>
    /// <returns>A digest of what it holds.</returns>
    /// <exception cref="SampleException">It holds something else.</exception>
    public string Verify(ServerHeap.Mutator m)
    {
        Checksum checksum = new();
        foreach (Stripe stripe in _stripes)
        {
            stripe.Verify(m, ref checksum);
        }

        return checksum.ToString();
    }

    public void Dispose() => Array.ForEach(_stripes, static stripe => stripe.Dispose());
}
