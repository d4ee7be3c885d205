namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>What slips through the analyzers is caught in checked mode, where it is used, with its type and the collection that has outdated it.</summary>
public class EscapedHazardTests(EscapedHazardAssembly assembly) : IClassFixture<EscapedHazardAssembly>
{
    private const int Poison = unchecked((int)0xDBDBDBDB);

    public static TheoryData<string> Caught { get; } = [.. EscapedHazards.Caught.Select(static program => program.Name)];

    public static TheoryData<string> Poisoned { get; } = [.. EscapedHazards.Poisoned.Select(static program => program.Name)];

    [Fact]
    public async Task The_analyzers_say_nothing_of_these_programs() => Assert.Empty(await assembly.Warnings());

    [Theory]
    [InlineData("CSG0049", "public static int Run(PairHeap.Mutator m) { GcRef<Pair> pair = m.NewPair(); m.Collect(); return pair.Key; }")]
    [InlineData("CSG0050", "public static void Run(PairHeap.Mutator m) { GcRef<Pair> pair = m.NewPair(); pair.Left = m.NewPair(); }")]
    [InlineData("CSG0053", "[NoCollect] public static void Run(PairHeap.Mutator m) => m.Collect();")]
    public async Task They_do_where_it_is_in_sight(string id, string members) => Assert.Contains(id, Assert.Single(await EscapedHazardAssembly.WarningsFor(members)));

    [Theory]
    [MemberData(nameof(Caught))]
    public void Checked_mode_names_the_type_and_the_collection(string name)
    {
        (_, _, string type, GcPoint point) = EscapedHazards.Caught.Single(program => program.Name == name);
        (GcStaleReferenceException? thrown, long collections, _) = assembly.Run(name);
        Assert.NotNull(thrown);
        Assert.Equal((type, collections, point), (thrown.ReferenceType, thrown.Collection, thrown.Point));
        Assert.Contains(type, thrown.Message, StringComparison.Ordinal);
        Assert.Contains($"collection {collections} of its PairHeap", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Poisoned))]
    public void Places_in_objects_are_not_caught_and_read_poison(string name)
    {
        (GcStaleReferenceException? thrown, _, int result) = assembly.Run(name);
        Assert.Null(thrown);
        Assert.Equal(Poison, result);
    }
}
