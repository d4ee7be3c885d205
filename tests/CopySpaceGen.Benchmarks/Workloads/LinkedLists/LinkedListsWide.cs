using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.LinkedLists.Wide;

[GcObject]
internal partial struct Node
{
    [GcEdge<Node>] private GcRef _next;

    public int Value;
}

[GcObject]
internal partial struct ListTable
{
    [GcLength] private readonly int _length;
    [GcTrailing, GcEdge<Node>] private GcRef _firsts;
}

[GcHeap(typeof(ListTable), Aligned = false)]
internal sealed partial class NodeHeap;

internal static class LinkedListsProgram
{
    public static ulong Run(LinkedListsParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        using NodeHeap heap = new(meter.HeapOptions);
        using NodeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<ListTable> lists = m.Local(m.NewListTable(LinkedListsParameters.ListCount));

        // All at once, so that the nodes of a list lie apart.
        for (int value = 0; value < parameters.NodesPerList; value++)
        {
            for (int list = 0; list < LinkedListsParameters.ListCount; list++)
            {
                GcRef<Node> node = m.NewNode(next: lists.Firsts[list], value: value);
                lists.Firsts.Set(list, node);
            }
        }

        for (int rebuilt = 0; rebuilt < LinkedListsParameters.Rebuilt; rebuilt++)
        {
            int list = rebuilt % LinkedListsParameters.ListCount;
            checksum.Add(Sum(lists.Firsts[list]));
            GcRef<Node> added = Build(m, parameters.NodesPerList, rebuilt);
            lists.Firsts.Set(list, added);
            checksum.Add(Sum(added));
        }

        meter.Finish(m, (long)LinkedListsParameters.ListCount * parameters.NodesPerList);
        return checksum.Value;
    }

    private static GcRef<Node> Build(NodeHeap.Mutator m, int count, int first)
    {
        using GcScope scope = m.OpenScope();
        Local<Node> list = m.Local(GcRef<Node>.Null);
        for (int index = 0; index < count; index++)
        {
            list.Ref = m.NewNode(next: list, value: first + index);
        }

        return list;
    }

    private static long Sum(GcRef<Node> node)
    {
        long sum = 0;
        for (; !node.IsNull; node = node.Next)
        {
            sum = (sum * 3) + node.Value;
        }

        return sum;
    }
}
