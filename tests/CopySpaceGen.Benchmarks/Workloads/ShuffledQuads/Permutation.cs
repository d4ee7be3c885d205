using System.Runtime.InteropServices;

namespace CopySpaceGen.Benchmarks.Workloads.ShuffledQuads;

/// <summary>The numbers from 0 up to a limit in random order; outside of all heaps, so that no collector has to do with it.</summary>
internal sealed unsafe class Permutation : IDisposable
{
    private readonly int* _numbers;
    private readonly int _count;
    private SplitMix64 _random = new(0x5EED);

    public Permutation(int count)
    {
        _count = count;
        _numbers = (int*)NativeMemory.Alloc((nuint)count, sizeof(int));
        for (int index = 0; index < count; index++)
        {
            _numbers[index] = index;
        }
    }

    public int this[int index] => _numbers[index];

    /// <summary>Makes another order (R. Fisher and F. Yates).</summary>
    public void Shuffle()
    {
        for (int index = _count - 1; index > 0; index--)
        {
            int other = _random.Next(index + 1);
            (_numbers[index], _numbers[other]) = (_numbers[other], _numbers[index]);
        }
    }

    public void Dispose() => NativeMemory.Free(_numbers);
}
