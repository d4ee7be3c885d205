namespace CopySpaceGen;

/// <summary>The tail of a large object that is not traced to its end yet.</summary>
/// <param name="Address">The object.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Next">The element to go on with.</param>
/// <param name="Length">The number of elements.</param>
internal readonly record struct PendingTail(nuint Address, int Kind, nint Next, nint Length);
