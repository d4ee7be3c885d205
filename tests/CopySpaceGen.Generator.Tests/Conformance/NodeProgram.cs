namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>Executes steps on the nodes of a heap and on their managed twins, and compares what the roots of both reach.</summary>
internal sealed class NodeProgram(ConformanceCase test, INodes nodes, int rootCount, int collectEvery) : IDisposable
{
    private const int PageSize = 4096;
    private const int LargeHeader = 32;

    private readonly Twin?[] _roots = new Twin?[rootCount];
    private int _allocations;

    // Edges written since the last collection, which may come with any allocation.
    private readonly HashSet<(Twin Node, int Slot)> _written = [];
    private long _collections;

    public void Dispose() => nodes.Heap.Dispose();

    public void Execute(Step step)
    {
        nuint target = nodes.GetRoot(step.Target);
        ref Twin? twin = ref _roots[step.Target];
        switch (step.Operation)
        {
            case Operation.New:
                Allocate(step);
                break;
            case Operation.NewOnOld:
                Allocate(step with { Operation = Operation.New });
                Execute(step with { Operation = Operation.Link });
                break;
            case Operation.Link when HasEdges(target):
                nodes.SetEdge(target, step.Slot % twin!.Edges.Length, nodes.GetRoot(step.Source));
                NoteWritten(twin, test.Shape.WrittenWith(step.Slot % twin.Edges.Length));
                twin.Edges[step.Slot % twin.Edges.Length] = _roots[step.Source];
                break;
            case Operation.Unlink when HasEdges(target):
                nodes.SetEdge(target, step.Slot % twin!.Edges.Length, 0);
                NoteWritten(twin, test.Shape.WrittenWith(step.Slot % twin.Edges.Length));
                twin.Edges[step.Slot % twin.Edges.Length] = null;
                break;
            case Operation.SetInteger when HasEdges(target):
                if (nodes.TrySetInteger(target, step.Slot % twin!.Edges.Length, step.Number - 500))
                {
                    twin.Edges[step.Slot % twin.Edges.Length] = (long)(step.Number - 500);
                    NoteWritten(twin, test.Shape.WrittenWith(step.Slot % twin.Edges.Length));
                }

                break;
            case Operation.CopyParts when twin is not null && _roots[step.Source] is { } source && source.Edges.Length == twin.Edges.Length:
                if (nodes.TryCopyParts(target, nodes.GetRoot(step.Source)))
                {
                    twin.CopyParts(source);
                    NoteWritten(twin, 0..twin.Edges.Length);
                }

                break;
            case Operation.Follow when HasEdges(target):
                nodes.SetRoot(step.Target, nodes.GetEdge(target, step.Slot % twin!.Edges.Length, out _));
                twin = twin.Edges[step.Slot % twin.Edges.Length] as Twin;
                break;
            case Operation.CopyRoot:
                nodes.SetRoot(step.Target, nodes.GetRoot(step.Source));
                twin = _roots[step.Source];
                break;
            case Operation.DropRoot:
                nodes.SetRoot(step.Target, 0);
                twin = null;
                break;
            case Operation.Count when target != 0 && test.Shape.HasNumber:
                nodes.Number(target) += step.Number;
                twin!.Number += step.Number;
                break;
            case Operation.Collect:
                nodes.Collect();
                break;
            case Operation.Check:
                AssertSameGraph();
                break;
            default:
                break;
        }
    }

    /// <summary>Walks both graphs from the roots in step; a node must meet the same twin whenever it is met.</summary>
    public void AssertSameGraph()
    {
        Dictionary<nuint, Twin> twins = [];
        Queue<nuint> unseen = new();
        long bytes = 0;
        for (int i = 0; i < _roots.Length; i++)
        {
            Meet(nodes.GetRoot(i), _roots[i]);
        }

        while (unseen.TryDequeue(out nuint node))
        {
            Twin twin = twins[node];
            bytes += BytesOf(nodes.Size(node));
            Assert.Equal(twin.Edges.Length, nodes.EdgeCount(node));
            Assert.True(nodes.HasDataOf(node, twin.Origin), "The data of a node have changed.");
            if (test.Shape.HasNumber)
            {
                Assert.Equal(twin.Number, nodes.Number(node));
            }

            for (int slot = 0; slot < twin.Edges.Length; slot++)
            {
                nuint referent = nodes.GetEdge(node, slot, out long? integer);
                Assert.Equal(twin.Edges[slot] as long?, integer);
                Meet(referent, twin.Edges[slot] as Twin);
            }
        }

        AssertSameChanges(twins);
        nodes.Collect();
        Assert.Empty(nodes.ChangedEdges());
        Assert.Equal(bytes, nodes.Heap.GetStatistics().LiveBytes);

        void Meet(nuint node, Twin? twin)
        {
            Assert.Equal(twin is null, node == 0);
            if (twin is not null && twins.TryAdd(node, twin))
            {
                unseen.Enqueue(node);
            }

            Assert.True(twin is null || ReferenceEquals(twins[node], twin), "Two nodes have become one, or one two.");
        }
    }

    private void AssertSameChanges(Dictionary<nuint, Twin> twins)
    {
        if (!test.Heap.LogsFields)
        {
            return;
        }

        // Those of a node that no root reaches are listed too, but which twin it is of is not known.
        List<(nuint Node, int Slot)> all = [.. nodes.ChangedEdges()];
        Assert.Equal(Written().Count, all.Count);
        List<(Twin Node, int Slot)> changed = [.. all.Where(edge => twins.ContainsKey(edge.Node)).Select(edge => (twins[edge.Node], edge.Slot))];
        HashSet<Twin> reachable = [.. twins.Values];
        Assert.Equal(changed.Count, changed.Distinct().Count());
        Assert.True(Written().Where(edge => reachable.Contains(edge.Node)).ToHashSet().SetEquals(changed), "The changed edges are not those that were written.");
    }

    private void NoteWritten(Twin node, Range slots)
    {
        HashSet<(Twin Node, int Slot)> written = Written();
        for (int slot = slots.Start.Value; slot < slots.End.Value; slot++)
        {
            written.Add((node, slot));
        }
    }

    private HashSet<(Twin Node, int Slot)> Written()
    {
        long collections = nodes.Heap.GetStatistics().Collections;
        if (collections != _collections)
        {
            _collections = collections;
            _written.Clear();
        }

        return _written;
    }

    private void Allocate(Step step)
    {
        if (++_allocations % collectEvery == 0)
        {
            nodes.Collect();
        }

        nodes.New(step.Target, step.Length, step.Number);
        Twin twin = new(step.Number, nodes.EdgeCount(nodes.GetRoot(step.Target)));
        _roots[step.Target] = twin;
        NoteWritten(twin, test.Shape.WrittenAfterNew(twin.Edges.Length));
    }

    private bool HasEdges(nuint node) => node != 0 && nodes.EdgeCount(node) > 0;

    private static long BytesOf(long size) => size <= GcHeap.MaxObjectSize ? size : (size + LargeHeader + PageSize - 1) / PageSize * PageSize;
}
