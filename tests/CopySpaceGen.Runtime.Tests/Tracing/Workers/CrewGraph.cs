using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Tracing.Workers;

/// <summary>Graphs of shapes that are hard on several GC threads, in a <see cref="CrewHeap"/>.</summary>
internal static unsafe class CrewGraph
{
    private const int Size = 60_000;
    private const int LatticeWidth = 250;

    public static IReadOnlyDictionary<string, Func<CrewHeap.Mutator, GcRef<Vertex>>> All { get; } = new Dictionary<string, Func<CrewHeap.Mutator, GcRef<Vertex>>>
    {
        ["list"] = List,
        ["tree"] = m => Tree(m, 15),
        ["wide"] = m => Wide(m, Size),
        ["one target"] = OneTarget,
        ["lattice"] = Lattice,
        ["comb"] = Comb,
        ["many large"] = ManyLarge,
        ["scattered"] = Scattered,
    };

    /// <summary>Every edge of all that a vertex reaches, with objects numbered in the order in which they are met: the same before and after a collection.</summary>
    public static List<long> Describe(GcRef<Vertex> root)
    {
        List<long> text = [];
        Dictionary<nuint, int> numbers = [];
        Queue<nuint> vertices = new();
        text.Add(Vertex(root));
        while (vertices.TryDequeue(out nuint address))
        {
            GcRef<Vertex> vertex = GcAccess.Reference((Vertex*)address);
            text.AddRange(vertex.Id, Vertex(vertex.Left), Vertex(vertex.Right), Number(GcAccess.Target(vertex.Label), out bool isNew));
            if (isNew)
            {
                text.Add(vertex.Label.Number);
                text.AddRange(vertex.Label.Bytes.ToArray().Select(static item => (long)item));
            }

            text.Add(Number(GcAccess.Target(vertex.Variant), out isNew));
            if (isNew)
            {
                text.AddRange(Value(vertex.Variant.First), Value(vertex.Variant.Second));
            }

            text.Add(Number(GcAccess.Target(vertex.Fan), out isNew));
            for (int i = 0; isNew && i < vertex.Fan.Spokes.Length; i++)
            {
                text.Add(Vertex(vertex.Fan.Spokes[i]));
            }
        }

        return text;

        long Vertex(GcRef<Vertex> vertex)
        {
            long number = Number(GcAccess.Target(vertex), out bool isNew);
            if (isNew)
            {
                vertices.Enqueue((nuint)GcAccess.Target(vertex));
            }

            return number;
        }

        long Value(GcAny<CrewHeap> value) => value.IsInteger ? value.AsInteger() : value.IsNothing ? -1 : value.As<Counter>().Count;

        long Number(void* address, out bool isNew)
        {
            isNew = address is not null && numbers.TryAdd((nuint)address, numbers.Count);
            return address is null ? -1 : numbers[(nuint)address];
        }
    }

    private static GcRef<Vertex> List(CrewHeap.Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Vertex> head = m.Local(m.NewVertex());
        for (int i = 0; i < Size; i++)
        {
            head.Ref = m.NewVertex(left: head, id: i);
        }

        return head.Ref;
    }

    private static GcRef<Vertex> Tree(CrewHeap.Mutator m, int depth)
    {
        using GcScope scope = m.OpenScope();
        Local<Vertex> left = m.Local(depth == 0 ? default : Tree(m, depth - 1));
        Local<Vertex> right = m.Local(depth == 0 ? default : Tree(m, depth - 1));
        Local<Label> label = m.Local(m.NewLabel(depth));
        return m.NewVertex(left: left, right: right, label: label, id: depth);
    }

    // A large object with an edge to each of many vertices.
    private static GcRef<Vertex> Wide(CrewHeap.Mutator m, int count)
    {
        using GcScope scope = m.OpenScope();
        Local<Fan> fan = m.Local(m.NewFan(count));
        for (int i = 0; i < count; i++)
        {
            GcRef<Vertex> vertex = m.NewVertex(id: i);
            fan.Spokes.Set(i, vertex);
        }

        return m.NewVertex(fan: fan);
    }

    // Vertices whose edges all lead to the same few objects, of each kind, so that many threads want to copy one at the same time.
    private static GcRef<Vertex> OneTarget(CrewHeap.Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Fan> fan = m.Local(m.NewFan(Size));
        Local<Vertex> target = m.Local(GcRef<Vertex>.Null);
        Local<Label> label = m.Local(GcRef<Label>.Null);
        Local<Variant> variant = m.Local(GcRef<Variant>.Null);
        Local<Variant> ownVariant = m.Local(GcRef<Variant>.Null);
        Local<Counter> counter = m.Local(GcRef<Counter>.Null);
        for (int i = 0; i < Size; i++)
        {
            if (i % 10 == 0)
            {
                target.Ref = m.NewVertex(id: -i);
                label.Ref = m.NewLabel([1, 2, 3, (byte)i], number: i);
                counter.Ref = m.NewCounter(i);
                variant.Ref = m.NewVariant(counter.Ref.Any, (GcAny<CrewHeap>)i);
            }

            ownVariant.Ref = i % 2 == 0 ? variant.Ref : m.NewVariant(counter.Ref.Any, counter.Ref.Any);
            GcRef<Vertex> vertex = m.NewVertex(left: target, right: target, label: label, variant: ownVariant, id: i);
            fan.Spokes.Set(i, vertex);
        }

        return m.NewVertex(fan: fan);
    }

    // A tree whose vertices lie in random order, each with an object of another kind.
    private static GcRef<Vertex> Scattered(CrewHeap.Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Fan> fan = m.Local(m.NewFan(Size));
        Local<Label> label = m.Local(GcRef<Label>.Null);
        Local<Variant> variant = m.Local(GcRef<Variant>.Null);
        Local<Fan> small = m.Local(GcRef<Fan>.Null);
        for (int i = 0; i < Size; i++)
        {
            label.Ref = i % 4 == 0 ? m.NewLabel([1, 2, (byte)i], number: i) : default;
            variant.Ref = i % 4 == 1 ? m.NewVariant(m.NewCounter(i).Any, (GcAny<CrewHeap>)i) : default;
            small.Ref = i % 4 == 2 ? m.NewFan(i % 5) : default;
            GcRef<Vertex> vertex = m.NewVertex(label: label, variant: variant, fan: small, id: i);
            fan.Spokes.Set(i, vertex);
        }

        int[] order = [.. Enumerable.Range(0, Size)];
        new Random(7).Shuffle(order);
        for (int i = 1; i < Size; i++)
        {
            GcRef<Vertex> parent = fan.Spokes[order[(i - 1) / 2]];
            GcRef<Vertex> child = fan.Spokes[order[i]];
            if (i % 2 == 1)
            {
                parent.Left = child;
            }
            else
            {
                parent.Right = child;
            }

            if (!parent.Fan.IsNull && parent.Fan.Spokes.Length > 0)
            {
                parent.Fan.Spokes.Set(0, fan.Spokes[order[i / 3]]);
            }
        }

        return fan.Spokes[order[0]];
    }

    // Each vertex is reached by two edges, and by as many paths as there are atoms.
    private static GcRef<Vertex> Lattice(CrewHeap.Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Fan> row = m.Local(m.NewFan(LatticeWidth));
        for (int y = 0; y < LatticeWidth; y++)
        {
            for (int x = 0; x < LatticeWidth; x++)
            {
                GcRef<Vertex> vertex = m.NewVertex(id: (y * LatticeWidth) + x);
                vertex.Left = row.Spokes[x];
                vertex.Right = x == 0 ? default : row.Spokes[x - 1];
                row.Spokes.Set(x, vertex);
            }
        }

        return row.Spokes[LatticeWidth - 1];
    }

    // A list with a small tree at each vertex: what waits on the stack is short and long by turns.
    private static GcRef<Vertex> Comb(CrewHeap.Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Vertex> head = m.Local(GcRef<Vertex>.Null);
        for (int i = 0; i < Size / 30; i++)
        {
            using GcScope inner = m.OpenScope();
            Local<Vertex> tree = m.Local(Tree(m, 4));
            head.Ref = m.NewVertex(left: head, right: tree, id: i);
        }

        return head.Ref;
    }

    // Large objects that refer to each other's vertices, so that all threads come to each of them.
    private static GcRef<Vertex> ManyLarge(CrewHeap.Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Fan> fans = m.Local(m.NewFan(50));
        for (int i = 0; i < 50; i++)
        {
            using GcScope inner = m.OpenScope();
            Local<Vertex> wide = m.Local(Wide(m, 1500));
            fans.Spokes.Set(i, wide.Ref);
        }

        for (int i = 0; i < 50; i++)
        {
            for (int spoke = 0; spoke < 1500; spoke++)
            {
                GcRef<Vertex> vertex = fans.Spokes[i].Fan.Spokes[spoke];
                vertex.Fan = fans.Spokes[(i + spoke) % 50].Fan;
                vertex.Left = fans.Spokes[(i + 1) % 50].Fan.Spokes[spoke];
            }
        }

        return m.NewVertex(fan: fans);
    }
}
