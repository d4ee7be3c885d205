using CopySpaceGen.Generator.Tests.Infrastructure;
using CsCheck;

namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>
/// What holds for each shape of objects, each form of edge and each kind of heap: random programs run on a generated heap and on plain
/// managed objects side by side. A failing program is shrunk and its seed printed.
/// </summary>
public class ConformanceTests(ConformanceAssembly assembly) : IClassFixture<ConformanceAssembly>
{
    private const int Roots = 5;
    private const long HeapSize = 8 << 20;

    private static readonly string[] s_stress = ["", "", "every:1", "random:0.3+seed:5", "order:reversed", "order:shuffled+poison", "pressure+protect"];

    // Besides those, in heaps that several threads collect: few objects are not worth a second thread unless it is asked for.
    private static readonly string[] s_threadStress = ["threads", "threads+every:1", "threads+order:shuffled+seed:3", "threads+poison+random:0.3"];

    // Tails that are empty, short, at the limit of 8 KiB for elements of 8, 4 and 1 bytes, and long.
    private static readonly Gen<int> s_length = Gen.Frequency(
        (20, Gen.Int[0, 5]), (2, Gen.Int[1019, 1026]), (1, Gen.Int[2043, 2049]), (1, Gen.Int[8160, 8200]), (1, Gen.Int[20_000, 30_000]));

    private static readonly Gen<Step> s_step = Gen.Select(
        Gen.Enum<Operation>(), Gen.Int[0, Roots - 1], Gen.Int[0, Roots - 1], Gen.Int[0, 30_000], s_length, Gen.Int[-1000, 1000],
        static (operation, target, source, slot, length, number) => new Step(operation, target, source, slot, length, number));

    public static TheoryData<string> Cases => [.. ConformanceCase.All.Select(static test => test.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ARandomProgramLeavesTheSameGraphAsOnManagedObjects(string name)
    {
        ConformanceCase test = ConformanceCase.All.Single(item => item.Name == name);
        RandomRuns.Run(
            Gen.Select(s_step.Array[0, 60], Gen.Int[1, 5], Gen.Bool, Gen.Int[0, StressOf(test).Length - 1], Gen.Int[2, 4]),
            sample =>
            {
                (Step[] program, int collectEvery, bool isChecked, int stress, int threads) = sample;
                using NodeProgram run = new(test, Create(test, isChecked, StressOf(test)[stress], threads), Roots, collectEvery);
                foreach (Step step in program)
                {
                    run.Execute(step);
                }

                run.AssertSameGraph();
            },
            count: 20,
            print: sample => string.Join("; ", sample.Item1.AsEnumerable()));
    }

    private static string[] StressOf(ConformanceCase test) => test.Heap.HasSeveralThreads ? s_threadStress : s_stress;

    private INodes Create(ConformanceCase test, bool isChecked, string stress, int threads) => assembly.Create(
        test,
        new GcHeapOptions
        {
            HeapSize = HeapSize,
            Checked = isChecked,
            VerifyEveryCollection = true,
            Stress = GcStress.Parse(stress),
            GcThreads = test.Heap.HasSeveralThreads ? threads : 1,
        },
        Roots);
}
