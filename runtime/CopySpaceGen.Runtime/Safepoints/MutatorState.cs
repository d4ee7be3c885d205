namespace CopySpaceGen;

/// <summary>What a mutator does as far as a collection is concerned.</summary>
internal enum MutatorState
{
    /// <summary>Its thread may use the heap: a collection waits for it. So is the one that collects.</summary>
    Running,

    /// <summary>Its thread does something else for as long as it likes: a collection does not wait for it.</summary>
    Parked,

    /// <summary>Its thread stands still, until the one that stops the others lets it go on.</summary>
    Waiting,

    /// <summary>It is no mutator yet, or no longer: it has been disposed of, or its thread has ended.</summary>
    Gone,
}
