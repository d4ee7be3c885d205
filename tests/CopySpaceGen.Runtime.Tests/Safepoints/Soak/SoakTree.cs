using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Safepoints.Soak;

/// <summary>A tree of managed objects, and how to make and check its twin in a heap.</summary>
internal sealed class SoakTree
{
    private const int LargeFan = 1_500;

    public SoakTree? Left { get; set; }

    public SoakTree? Right { get; set; }

    public int Id { get; set; }

    private byte[]? Label { get; init; }

    // The spokes are all the same vertex, so that many may be had for little.
    private int Spokes { get; init; }

    private SoakTree? Spoke { get; init; }

    /// <summary>A tree of so many vertices, or a few more.</summary>
    public static SoakTree? Random(Random random, int vertices)
    {
        if (vertices <= 0)
        {
            return null;
        }

        int left = random.Next(vertices);
        return new SoakTree
        {
            Id = random.Next(),
            Left = Random(random, left),
            Right = Random(random, vertices - left - 1),
            Label = random.Next(3) == 0 ? Bytes(random, random.Next(40)) : null,
            Spokes = random.Next(100) == 0 ? LargeFan : random.Next(4),
            Spoke = random.Next(8) == 0 ? new SoakTree { Id = random.Next() } : null,
        };
    }

    /// <summary>Makes the twin of a tree, which may collect at each step.</summary>
    public static void Build(CrewHeap.Mutator m, SoakTree? tree, Local<Vertex> into)
    {
        if (tree is null)
        {
            into.Ref = default;
            return;
        }

        using GcScope scope = m.OpenScope();
        Local<Vertex> left = m.Local(GcRef<Vertex>.Null);
        Local<Vertex> right = m.Local(GcRef<Vertex>.Null);
        Local<Vertex> spoke = m.Local(GcRef<Vertex>.Null);
        Local<Label> label = m.Local(GcRef<Label>.Null);
        Build(m, tree.Left, left);
        Build(m, tree.Right, right);
        Build(m, tree.Spoke, spoke);
        if (tree.Label is not null)
        {
            label.Ref = m.NewLabel(tree.Label, number: tree.Id);
        }

        Local<Fan> fan = m.Local(m.NewFan(tree.Spokes));
        for (int i = 0; i < tree.Spokes; i++)
        {
            fan.Spokes.Set(i, spoke);
        }

        into.Ref = m.NewVertex(left: left, right: right, label: label, fan: fan, id: tree.Id);
    }

    /// <summary>Compares a vertex and all that it reaches with a tree. Nothing is allocated in the heap meanwhile.</summary>
    public static void Check(GcRef<Vertex> vertex, SoakTree? tree)
    {
        Assert.Equal(tree is null, vertex.IsNull);
        if (tree is null)
        {
            return;
        }

        Assert.Equal(tree.Id, vertex.Id);
        Check(vertex.Left, tree.Left);
        Check(vertex.Right, tree.Right);
        Assert.Equal(tree.Label is null, vertex.Label.IsNull);
        if (tree.Label is not null)
        {
            Assert.Equal(tree.Id, vertex.Label.Number);
            Assert.True(vertex.Label.Bytes.SequenceEqual(tree.Label));
        }

        Assert.Equal(tree.Spokes, vertex.Fan.Spokes.Length);
        for (int i = 0; i < tree.Spokes; i += 1 + (tree.Spokes / 8))
        {
            Check(vertex.Fan.Spokes[i], tree.Spoke);
        }
    }

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
