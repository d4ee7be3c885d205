namespace CopySpaceGen;

/// <summary>Rearranges the edges that wait to be traced, under stress.</summary>
internal sealed unsafe class DisorderedStack(GcCopyOrder order, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Rearranges the entries.</summary>
    internal void Rearrange(nuint* bottom, nuint* top)
    {
        int count = (int)Math.Min(top - bottom, int.MaxValue);
        if (count < 2)
        {
            return;
        }

        // The lowest for the one on top: reversing all of it each time would undo itself, and take quadratic time.
        int other = order == GcCopyOrder.Shuffled ? _random.Next(count) : 0;
        (bottom[other], bottom[count - 1]) = (bottom[count - 1], bottom[other]);
    }
}
