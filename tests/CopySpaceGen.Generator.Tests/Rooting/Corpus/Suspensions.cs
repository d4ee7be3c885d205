using System.Threading.Tasks;

namespace Corpus;

// The compiler keeps references from living across await and yield; between them the rules are those of any method.
internal static class Suspensions
{
    public static async Task<int> BetweenTwoAwaits(PairHeap heap)
    {
        await Task.Yield();
        int key = 0;
        using (Mutator m = heap.Attach())
        {
            GcRef<Pair> a = m.NewPair();
            m.Collect();
            key = {|CSG0049:a|}.Key;
        }

        await Task.Yield();
        return key;
    }

    public static IEnumerable<int> BetweenTwoYields(Mutator m, Persistent<Pair> root)
    {
        for (int i = 0; i < 3; i++)
        {
            GcRef<Pair> a = root.Ref;
            m.Safepoint();
            int key = {|CSG0049:a|}.Key;
            yield return key;
        }
    }

    public static async Task<int> ReadInTimeBetweenTwoAwaits(PairHeap heap)
    {
        await Task.Yield();
        int key = 0;
        using (Mutator m = heap.Attach())
        {
            GcRef<Pair> a = m.NewPair();
            key = a.Key;
            m.Collect();
        }

        await Task.Yield();
        return key;
    }

    public static IEnumerable<int> ReadAgainAfterEachYield(Mutator m, Persistent<Pair> root)
    {
        for (int i = 0; i < 3; i++)
        {
            m.Safepoint();
            GcRef<Pair> a = root.Ref;
            int key = a.Key;
            yield return key;
        }
    }
}
