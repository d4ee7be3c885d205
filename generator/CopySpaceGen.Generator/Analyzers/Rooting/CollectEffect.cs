namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>Whether a call may collect. The larger, the more reason for care.</summary>
internal enum CollectEffect
{
    /// <summary>It gets no mutator, or says that it never collects.</summary>
    No,

    /// <summary>It runs a delegate of which nothing is known.</summary>
    Unknown,

    /// <summary>It gets a mutator, and does not say that it never collects.</summary>
    MayCollect,
}
