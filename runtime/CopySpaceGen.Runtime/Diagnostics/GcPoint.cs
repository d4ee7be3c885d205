namespace CopySpaceGen;

/// <summary>
/// The kinds of places in a program at which its heap can be collected (A. Diwan, E. Moss, R. Hudson, "Compiler support for garbage collection in a
/// statically typed language", PLDI 1992, calls them gc-points). A <see cref="GcRef{T}"/> is outdated by each.
/// </summary>
public enum GcPoint
{
    /// <summary>An allocation: a generated <c>New</c> method.</summary>
    Allocation,

    /// <summary>A call of <see cref="GcMutator.Collect"/>.</summary>
    Collect,

    /// <summary>A call of <see cref="GcMutator.Safepoint"/>.</summary>
    Safepoint,

    /// <summary>The time from <see cref="GcMutator.Park"/> to its end.</summary>
    Park,

    /// <summary>
    /// A call of <see cref="GcHeap.Verify"/> or of a generated <c>ChangedEdges</c> that had to wait until another thread had collected. Where there was no
    /// collection to wait for, neither outdates anything.
    /// </summary>
    Stop,
}
