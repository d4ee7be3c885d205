namespace CopySpaceGen.Benchmarks.Micro;

/// <summary>References and data: a reference carries the state of its forwarding.</summary>
[GcObject]
internal partial struct Pair
{
    [GcEdge<Pair>] private GcRef _left;
    [GcEdge<Pair>] private GcRef _right;

    public int Key;
}

/// <summary>Data only: a header carries the state.</summary>
[GcObject]
internal partial struct Number
{
    public long Value;
}

/// <summary>A tail of data: the sign of the length carries the state.</summary>
[GcObject]
internal partial struct Letters
{
    [GcLength] private readonly int _length;
    [GcTrailing] private char _chars;
}

/// <summary>A tail of references to data.</summary>
[GcObject]
internal partial struct NumberVector
{
    [GcLength] private readonly int _length;
    [GcTrailing, GcEdge<Number>] private GcRef _numbers;
}

/// <summary>A tail of references to tails of data.</summary>
[GcObject]
internal partial struct LettersVector
{
    [GcLength] private readonly int _length;
    [GcTrailing, GcEdge<Letters>] private GcRef _texts;
}

/// <summary>A heap of one type of each shape.</summary>
[GcHeap(typeof(Pair), typeof(NumberVector), typeof(LettersVector))]
internal sealed partial class MicroObjects;

/// <summary>A <see cref="Pair"/> for the .NET heap.</summary>
internal sealed class ManagedPair
{
    public ManagedPair? Left;
    public ManagedPair? Right;
    public int Key;
}
