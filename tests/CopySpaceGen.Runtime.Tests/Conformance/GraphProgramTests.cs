using CsCheck;

namespace CopySpaceGen.Tests.Conformance;

/// <summary>
/// Random programs run on a generated heap and on plain managed objects side by side, with a collection at every n-th allocation.
/// Afterwards, and at every check on the way, both graphs must be the same. A failing program is shrunk and its seed printed.
/// </summary>
/// <typeparam name="TGraph">The heap and the types in it.</typeparam>
/// <typeparam name="TPerson">The type of the people.</typeparam>
/// <typeparam name="TCity">The type of the cities.</typeparam>
/// <typeparam name="TLetter">The type of the letters.</typeparam>
public abstract class GraphProgramTests<TGraph, TPerson, TCity, TLetter>
    where TGraph : IGraph<TGraph, TPerson, TCity, TLetter>
    where TPerson : unmanaged
    where TCity : unmanaged
    where TLetter : unmanaged
{
    private const int Roots = 6;

    private static readonly Gen<Step> s_step = Gen.Select(
        Gen.Enum<Operation>(), Gen.Int[0, Roots - 1], Gen.Int[0, Roots - 1], Gen.Int[0, 1000],
        (operation, target, source, value) => new Step(operation, target, source, value));

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(7, true)]
    [InlineData(50, false)]
    public void A_random_program_leaves_the_same_graph_as_on_managed_objects(int collectEvery, bool isChecked) =>
        s_step.Array[0, 120].Sample(
            program =>
            {
                using GraphProgram<TGraph, TPerson, TCity, TLetter> run = new(Roots, collectEvery, isChecked);
                foreach (Step step in program)
                {
                    run.Execute(step);
                }

                run.AssertSameGraph();
            },
            iter: 300,
            threads: 1,
            print: program => string.Join("; ", program.AsEnumerable()));
}
