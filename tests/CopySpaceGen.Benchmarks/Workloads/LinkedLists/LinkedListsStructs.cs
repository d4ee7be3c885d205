using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.LinkedLists.Structs;

internal record struct Node(int Next, int Value);

internal static class LinkedListsProgram
{
    public static ulong Run(LinkedListsParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        IndexPool<Node> pool = new();
        int[] lists = new int[LinkedListsParameters.ListCount];
        for (int value = 0; value < parameters.NodesPerList; value++)
        {
            for (int list = 0; list < lists.Length; list++)
            {
                lists[list] = pool.Add(new Node(lists[list], value));
            }
        }

        FreeList free = new(pool);
        for (int rebuilt = 0; rebuilt < LinkedListsParameters.Rebuilt; rebuilt++)
        {
            int list = rebuilt % lists.Length;
            checksum.Add(Sum(pool, lists[list]));
            int added = Build(free, parameters.NodesPerList, rebuilt);
            free.Return(lists[list]);
            lists[list] = added;
            checksum.Add(Sum(pool, added));
        }

        meter.Finish(pool, (long)lists.Length * parameters.NodesPerList);
        return checksum.Value;
    }

    private static int Build(FreeList free, int count, int first)
    {
        int list = 0;
        for (int index = 0; index < count; index++)
        {
            list = free.Take(new Node(list, first + index));
        }

        return list;
    }

    private static long Sum(IndexPool<Node> pool, int index)
    {
        long sum = 0;
        for (; index != 0; index = pool[index].Next)
        {
            sum = (sum * 3) + pool[index].Value;
        }

        return sum;
    }

    /// <summary>Nodes of dropped lists, which are lists themselves: no walk is needed to give one back but that to its end.</summary>
    private sealed class FreeList(IndexPool<Node> pool)
    {
        private int _first;

        public int Take(Node node)
        {
            if (_first == 0)
            {
                return pool.Add(node);
            }

            int index = _first;
            _first = pool[index].Next;
            pool[index] = node;
            return index;
        }

        public void Return(int list)
        {
            int last = list;
            while (pool[last].Next != 0)
            {
                last = pool[last].Next;
            }

            pool[last].Next = _first;
            _first = list;
        }
    }
}
