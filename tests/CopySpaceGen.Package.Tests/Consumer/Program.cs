using CopySpaceGen;

using PairHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20 });
using PairHeap.Mutator m = heap.Attach();
using GcScope scope = m.OpenScope();
Local<Pair> head = m.Local(GcRef<Pair>.Null);
for (int i = 1; i <= 100_000; i++)
{
    head.Ref = m.NewPair(i % 1000 == 0 ? GcRef<Pair>.Null : head, key: i);
}

int sum = 0;
for (GcRef<Pair> pair = head; !pair.IsNull; pair = pair.Left)
{
    sum += pair.Key;
}

Console.WriteLine($"checked={new GcHeapOptions().Checked} sum={sum} collected={heap.GetStatistics().Collections > 0}");

[GcObject]
internal partial struct Pair
{
    [GcEdge<Pair>] private GcRef left;
    public int Key;
}

[GcHeap(typeof(Pair))]
internal sealed partial class PairHeap;
