namespace CopySpaceGen.Generator;

/// <summary>The names of the pipeline's steps, for the tests that check what an edit re-runs.</summary>
internal static class TrackingNames
{
    public const string ParsedHeaps = nameof(ParsedHeaps);
    public const string BrokenHeaps = nameof(BrokenHeaps);
    public const string CollidingHeaps = nameof(CollidingHeaps);
    public const string Heaps = nameof(Heaps);
    public const string Objects = nameof(Objects);
    public const string Inlines = nameof(Inlines);
}
