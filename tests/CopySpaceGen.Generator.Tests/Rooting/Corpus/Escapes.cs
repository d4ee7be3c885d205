using System.Threading.Tasks;

namespace Corpus;

[GcObject]
internal partial struct Entry
{
    [GcEdge<Entry>] private GcRef next;
    private Tail tail;

    public void Cut() => {|CSG0058:next|} = default;

    public void CutTail() => {|CSG0058:tail|} = default;

    public readonly bool IsLast => next.IsNull;
}

[GcInline]
internal partial struct Tail
{
    [GcEdge<Entry>] private GcRef to;

    public void Cut() => to = default;
}

[GcHeap(typeof(Entry), FieldLogging = true)]
internal sealed partial class Journal;

internal sealed class Escapes
{
    private static Mutator? {|CSG0060:s_mutator|};

    private Link {|CSG0055:_last|};
    private Persistent<Pair>? _lastTo;

    public static void TheSetterLogs(Local<Entry> entry) => entry.Next = default;

    public static void AWriteMethodLogs(Local<Entry> entry) => entry.WriteTail().Cut();

    public static void InAStaticField(Mutator m) => s_mutator = m;

    public void InAField(Local<Table> table) => _last = table.First;

    public void InAPersistentRoot(Mutator m, Local<Table> table) => _lastTo = m.Persistent(table.First.To);

    public int Kept() => _last.Weight + (_lastTo?.Ref.Key ?? 0);

    public static int InAList(Local<Table> table)
    {
        List<Link> links = {|CSG0055:new List<Link>()|};
        foreach (Link link in table.Links)
        {
            links.Add(link);
        }

        return links.Count;
    }

    public static int InASpan(Local<Table> table)
    {
        Span<Link> links = stackalloc Link[1];
        links[0] = table.First;
        return links[0].Weight;
    }

    public static object InABox(Local<Table> table) => {|CSG0055:table.First|};

    public static Func<int> InAClosure(Local<Table> table)
    {
        Link link = table.First;
        return () => {|CSG0055:link|}.Weight;
    }

    public static Func<int> TheDataInAClosure(Local<Table> table)
    {
        int weight = table.First.Weight;
        return () => weight;
    }

    public static void ACopyIsWritten(Local<Table> table)
    {
        Link link = table.First;
        {|CSG0056:link.Weight|} = 3;
    }

    public static void ThePlaceIsWritten(Local<Table> table)
    {
        ref Link link = ref table.First;
        link.Weight = 3;
    }

    public static void TheCopyIsStored(Local<Table> table)
    {
        Link link = table.First;
        link.Weight = 3;
        table.First = link;
    }

    public static Local<Pair> AHandleIsReturned(Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> root = m.Local(m.NewPair());
        root.Left = m.NewPair();
        return {|CSG0057:root|};
    }

    public static GcRef<Pair> AReferenceIsReturned(Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> root = m.Local(m.NewPair());
        root.Left = m.NewPair();
        return root;
    }

    public static int AHandleIsUsedAfterItsScope(Mutator m)
    {
        Local<Pair> root;
        using (m.OpenScope())
        {
            {|CSG0057:root|} = m.Local(m.NewPair());
        }

        return root.Key;
    }

    public static int AHandleIsMadeBeforeTheScope(Mutator m)
    {
        Local<Pair> root = m.Local(GcRef<Pair>.Null);
        using (m.OpenScope())
        {
            root.Ref = m.NewPair();
        }

        return root.Key;
    }

    public static int AnObjectThatIsNone()
    {
        Pair pair = {|CSG0059:new() { Key = 3 }|};
        return pair.Key;
    }

    public static async Task AMutatorAfterAnAwait(PairHeap heap)
    {
        using Mutator {|CSG0060:m = heap.Attach()|};
        await Task.Yield();
    }

    public static async Task AMutatorOfAnotherThread(Mutator m) => await Task.Run(() => {|CSG0060:m|}.Collect());

    public static async Task AMutatorOfItsOwn(PairHeap heap) => await Task.Run(() =>
    {
        using Mutator m = heap.Attach();
        m.Collect();
    });
}
