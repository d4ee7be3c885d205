namespace CopySpaceGen.Tests.Heaps;

/// <summary>Types that reach each other, of all sizes and kinds of fields that an object can have.</summary>
[GcObject]
internal partial struct Person
{
    [GcEdge<City>] private GcRef _home;
    public int Age;
    [GcEdge<Person>] private GcRef _friend;
    public readonly double Weight;
    [GcEdge<Letter>] private GcRef _letter;
    private short _luck;
}

[GcObject]
internal partial struct City
{
    public Point Place;
    [GcEdge<Person>] private GcRef _mayor;
    public CityKind Kind;
}

/// <summary>A buffer whose size no granule divides.</summary>
[GcObject]
internal unsafe partial struct Letter
{
    public int Length;
    public fixed char Text[21];
}

/// <summary>The smallest leaf: a byte and a header.</summary>
[GcObject]
internal partial struct Flag
{
    public bool IsUp;
}

/// <summary>As large as an object can be.</summary>
[GcObject]
internal unsafe partial struct Page
{
    [GcEdge<Page>] private GcRef _next;
    public fixed byte Bytes[GcHeap.MaxObjectSize - 8];
}

public struct Point
{
    public float X;
    public float Y;
}

internal enum CityKind : byte
{
    Village,
    Capital,
}

[GcHeap(typeof(Person), typeof(Flag), typeof(Page))]
internal sealed partial class ShapesHeap;
