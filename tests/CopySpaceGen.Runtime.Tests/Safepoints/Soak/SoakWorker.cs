using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Safepoints.Soak;

/// <summary>Does what it likes with a heap that others use as well, by one thread after another, and knows what must be in it.</summary>
internal sealed class SoakWorker
{
    private const int Slots = 4;

    private readonly CrewHeap _heap;
    private readonly SoakSlot[] _shared;
    private readonly Random _random;
    private readonly SoakSlot[] _own;

    /// <param name="m">The mutator of the calling thread.</param>
    /// <param name="shared">What all workers share.</param>
    /// <param name="seed">What it does follows from it, though not when.</param>
    public SoakWorker(CrewHeap.Mutator m, SoakSlot[] shared, int seed)
    {
        _heap = (CrewHeap)m.Heap;
        _shared = shared;
        _random = new Random(seed);
        _own = [.. Enumerable.Range(0, Slots).Select(_ => new SoakSlot(m.Persistent(GcRef<Vertex>.Null)))];
    }

    /// <summary>Uses the heap by a thread of its own, which may end without detaching.</summary>
    public void RunSession()
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(Session)) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromMinutes(5)), "A thread hangs.");
        if (failure is not null)
        {
            throw new InvalidOperationException("A thread has failed.", failure);
        }
    }

    public void CheckAll() => Array.ForEach(_own, static slot => slot.Check());

    private void Session()
    {
        CrewHeap.Mutator m = _heap.Attach();
        int operations = _random.Next(300);
        for (int i = 0; i < operations; i++)
        {
            Operate(m, _random.Next(100));
        }

        if (_random.Next(10) != 0)
        {
            m.Dispose();
        }
    }

    private void Operate(CrewHeap.Mutator m, int operation)
    {
        SoakSlot mine = _own[_random.Next(Slots)];
        SoakSlot shared = _shared[_random.Next(_shared.Length)];
        switch (operation)
        {
            case < 40:
                Build(m, mine, _random.Next(2) == 0 ? 3 : 30);
                break;
            case < 55:
                shared.Exchange(m, mine);
                break;
            case < 65:
                mine.Check();
                break;
            case < 70:
                shared.Use(m, () => Grow(m, shared));
                break;
            case < 80:
                Change(mine);
                break;
            case < 85:
                Park(m, mine);
                break;
            case < 90:
                m.Safepoint();
                break;
            case < 92:
                m.Collect();
                break;
            case < 93:
                _heap.RequestCollection();
                break;
            case < 94:
                _heap.Verify();
                break;
            case < 97:
                CheckWeak(m, mine);
                break;
            case < 98:
                mine.Root.Ref = default;
                mine.Tree = null;
                break;
            default:
                GcStatistics statistics = _heap.GetStatistics();
                Assert.InRange(statistics.TotalTimeToStop, TimeSpan.Zero, statistics.TotalPause);
                break;
        }
    }

    private void Build(CrewHeap.Mutator m, SoakSlot slot, int vertices)
    {
        SoakTree? tree = SoakTree.Random(_random, vertices);
        using GcScope scope = m.OpenScope();
        Local<Vertex> root = m.Local(GcRef<Vertex>.Null);
        SoakTree.Build(m, tree, root);
        SoakTree.Check(root, tree);
        slot.Root.Ref = root;
        slot.Tree = tree;
    }

    private void Grow(CrewHeap.Mutator m, SoakSlot slot)
    {
        slot.Check();
        Build(m, slot, 3);
        m.Safepoint();
        slot.Check();
    }

    private void Change(SoakSlot slot)
    {
        if (slot.Tree is not { } tree)
        {
            return;
        }

        GcRef<Vertex> vertex = slot.Root.Ref;
        GcRef<Vertex> left = vertex.Left;
        vertex.Left = vertex.Right;
        vertex.Right = left;
        (tree.Left, tree.Right) = (tree.Right, tree.Left);
        vertex.Id = tree.Id;
    }

    private void Park(CrewHeap.Mutator m, SoakSlot slot)
    {
        using GcScope scope = m.OpenScope();
        Local<Vertex> root = m.Local(slot.Root.Ref);
        using (m.Park())
        {
            if (_random.Next(4) == 0)
            {
                using (m.Park())
                {
                    Thread.Sleep(_random.Next(2));
                }
            }

            Thread.Yield();
        }

        SoakTree.Check(root, slot.Tree);
    }

    private void CheckWeak(CrewHeap.Mutator m, SoakSlot slot)
    {
        using Weak<Vertex> weak = m.Weak(slot.Root.Ref);
        Build(m, _own[(Array.IndexOf(_own, slot) + 1) % Slots], 3);
        Assert.True(weak.Ref == slot.Root.Ref);
    }
}
