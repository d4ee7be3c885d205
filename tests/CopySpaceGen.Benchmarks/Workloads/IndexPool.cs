namespace CopySpaceGen.Benchmarks.Workloads;

/// <summary>Structs in an array that refer to each other by index, 0 for none: what takes the place of a heap where all die together.</summary>
/// <typeparam name="T">The type of the structs.</typeparam>
internal sealed class IndexPool<T>(int capacity = 16) where T : struct
{
    private T[] _items = new T[capacity];

    /// <summary>The first index that is free. To set it back frees all from there on.</summary>
    public int Top { get; set; } = 1;

    public ref T this[int index] => ref _items[index];

    public int Add(in T item)
    {
        int index = Top++;
        if (index >= _items.Length)
        {
            Array.Resize(ref _items, _items.Length * 2);
        }

        _items[index] = item;
        return index;
    }
}
