using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.LinkedLists.Boehm;

internal readonly unsafe struct Node(Node* next, int value)
{
    public readonly Node* Next = next;
    public readonly int Value = value;
}

internal static unsafe class LinkedListsProgram
{
    public static ulong Run(LinkedListsParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        Node** lists = BoehmHeap.NewTable<Node>(LinkedListsParameters.ListCount);
        for (int value = 0; value < parameters.NodesPerList; value++)
        {
            for (int list = 0; list < LinkedListsParameters.ListCount; list++)
            {
                lists[list] = BoehmHeap.New(new Node(lists[list], value));
            }
        }

        for (int rebuilt = 0; rebuilt < LinkedListsParameters.Rebuilt; rebuilt++)
        {
            int list = rebuilt % LinkedListsParameters.ListCount;
            checksum.Add(Sum(lists[list]));
            lists[list] = Build(parameters.NodesPerList, rebuilt);
            checksum.Add(Sum(lists[list]));
        }

        meter.Finish(lists, (long)LinkedListsParameters.ListCount * parameters.NodesPerList);
        return checksum.Value;
    }

    private static Node* Build(int count, int first)
    {
        Node* list = null;
        for (int index = 0; index < count; index++)
        {
            list = BoehmHeap.New(new Node(list, first + index));
        }

        return list;
    }

    private static long Sum(Node* node)
    {
        long sum = 0;
        for (; node is not null; node = node->Next)
        {
            sum = (sum * 3) + node->Value;
        }

        return sum;
    }
}
