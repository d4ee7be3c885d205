namespace CopySpaceGen;

/// <summary>What is said of a reference that was used although it is outdated.</summary>
internal static class StaleReference
{
    /// <summary>The exception to throw.</summary>
    /// <param name="mutator">The thread's mutator of the heap that the reference is into; null if there is none any more.</param>
    /// <param name="tag">What the reference carries.</param>
    /// <param name="type">The type argument of the reference.</param>
    /// <param name="reference">The generic type of the reference.</param>
    /// <param name="local">The generic type of the handle that would have followed the object.</param>
    internal static GcStaleReferenceException Of(GcMutator? mutator, ushort tag, string type, string reference, string local)
    {
        string written = $"{reference}<{type}>";
        if (mutator is null)
        {
            return new($"A {written} was used after its heap, or the thread's mutator of it, was disposed. Keep both for as long as objects are used.", written);
        }

        string heap = mutator.Heap.GetType().Name;
        (long? collection, GcPoint? point) = mutator.FindOutdating(tag);
        string story = (collection, point) switch
        {
            (_, null) => $"A {written} was used that is older than all that the thread's mutator of its {heap} remembers.",
            (null, _) => $"A {written} was used after {NameOf(point.Value)}, at which its {heap} can be collected, although it was not this time.",
            _ => $"A {written} was used after collection {collection} of its {heap}, at {NameOf(point.Value)}: what it referred to may be elsewhere since, or gone.",
        };
        return new(
            $"{story} Any call that takes the mutator can collect: hold the reference in a {local}<{type}> across it (var local = m.Local(reference)), or read it again afterwards.",
            written,
            collection,
            point);
    }

    private static string NameOf(GcPoint point) => point switch
    {
        GcPoint.Allocation => "an allocation",
        GcPoint.Collect => "Collect()",
        GcPoint.Safepoint => "Safepoint()",
        GcPoint.Park => "a park",
        _ => "a wait for another thread in Verify() or ChangedEdges()",
    };
}
