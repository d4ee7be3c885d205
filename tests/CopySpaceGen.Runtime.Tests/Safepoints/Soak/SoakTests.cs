using System.Diagnostics;
using System.Globalization;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Safepoints.Soak;

/// <summary>
/// Many threads do at random what they may do with one heap, come and go, and check what they find. For a moment each, or for as long as
/// the environment variable COPYSPACEGEN_SOAK_SECONDS says in all.
/// </summary>
public class SoakTests
{
    private const string TimeVariable = "COPYSPACEGEN_SOAK_SECONDS";
    private const string SeedVariable = "COPYSPACEGEN_SOAK_SEED";

    // So that each mutator has a few sessions.
    private const int SessionsInShort = 64;

    private static readonly TimeSpan? s_time =
        double.TryParse(Environment.GetEnvironmentVariable(TimeVariable), CultureInfo.InvariantCulture, out double seconds) ? TimeSpan.FromSeconds(seconds) : null;

    public static TheoryData<int, bool, int> Cases
    {
        get
        {
            TheoryData<int, bool, int> cases = [];
            foreach (int mutators in new[] { 1, 2, 4, 16, 64 })
            {
                foreach (bool isChecked in new[] { false, true })
                {
                    cases.Add(mutators, isChecked, isChecked ? 1 : 2);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Threads_that_come_and_go_find_what_they_left(int mutators, bool isChecked, int gcThreads) => Run(mutators, new GcHeapOptions
    {
        HeapSize = 4 << 20,
        MaxHeapSize = 256 << 20,
        Checked = isChecked,
        GcThreads = gcThreads,
    });

    [Theory]
    [InlineData("every:50+poison+order:shuffled", 1)]
    [InlineData("random:0.05+protect", 2)]
    [InlineData("safepoints+threads", 2)]
    [InlineData("pressure", 1)]
    public void So_they_do_under_stress_with_each_collection_verified(string stress, int gcThreads) => Run(4, new GcHeapOptions
    {
        HeapSize = 4 << 20,
        MaxHeapSize = 256 << 20,
        Checked = true,
        VerifyEveryCollection = true,
        Stress = GcStress.Parse(stress),
        GcThreads = gcThreads,
    });

    private static void Run(int mutators, GcHeapOptions options)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out int given) ? given : Random.Shared.Next();
        try
        {
            Run(mutators, options, seed);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(
                $"{mutators} mutators with {options.Stress} fail. {SeedVariable}={seed} makes them do the same again, though not at the same times.", failure);
        }
    }

    private static void Run(int mutators, GcHeapOptions options, int seed)
    {
        using CrewHeap heap = new(options);
        using CrewHeap.Mutator m = heap.Attach();
        SoakSlot[] shared = [.. Enumerable.Range(0, 8).Select(_ => new SoakSlot(m.Persistent(GcRef<Vertex>.Null)))];
        SoakWorker[] workers = [.. Enumerable.Range(0, mutators).Select(index => new SoakWorker(m, shared, seed + index))];

        // There are 14 of these tests.
        TimeSpan time = (s_time ?? TimeSpan.Zero) / 14;
        long start = Stopwatch.GetTimestamp();
        int sessions = Math.Max(2, SessionsInShort / mutators / (options.Stress is null ? 1 : 4));
        using (m.Park())
        {
            SharedHeapTests.RunAll(
                mutators,
                index =>
                {
                    for (int session = 0; session < sessions || Stopwatch.GetElapsedTime(start) < time; session++)
                    {
                        workers[index].RunSession();
                    }
                },
                time);
        }

        m.Collect();
        heap.Verify();
        Array.ForEach(shared, static slot => slot.Check());
        Array.ForEach(workers, static worker => worker.CheckAll());
    }
}
