namespace CopySpaceGen;

/// <summary>
/// Checked mode: tells references obtained before a call that can collect from current ones. Each <see cref="GcRef{T}"/> carries in
/// its top 16 bits the tag that the thread's mutator of its heap had when it was obtained; the mutator gets another wherever a collection can happen.
/// </summary>
/// <remarks>
/// User space addresses have 48 bits or fewer on x86-64 and Arm64, so the top 16 are free. Threading: references stay on their thread, and so
/// does all that this reads. What other threads allocate outdates none of them.
/// </remarks>
internal static class ReferenceTags
{
    private const int TagShift = 48;

    // Without the tag 0, which says that there are no checks.
    private const long Tags = ushort.MaxValue;

    private static readonly nuint AddressMask = ((nuint)1 << TagShift) - 1;

    // Without a tag: nothing, and references into heaps without checks.
    internal static nuint Tag(nuint address) => address == 0 || Find(address) is not { } mutator ? address : address | ((nuint)mutator.ReferenceTag << TagShift);

    internal static nuint Untag<T>(nuint bits) => TryUntag(bits, out GcMutator? mutator) ?? throw StaleReference.Of(mutator, TagOf(bits), typeof(T).Name, "GcRef", "Local");

    internal static nuint UntagAny<THeap>(nuint bits) =>
        TryUntag(bits, out GcMutator? mutator) ?? throw StaleReference.Of(mutator, TagOf(bits), typeof(THeap).Name, "GcAny", "LocalAny");

    /// <summary>What references carry that are obtained from a place on at which the heap can be collected. Never 0.</summary>
    /// <param name="point">The number of the place.</param>
    internal static ushort OfPoint(long point) => (ushort)((point % Tags) + 1);

    /// <summary>The place from which on references were obtained that carry a tag: the last one that has it.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="current">The number of the last place.</param>
    internal static long PointOf(ushort tag, long current) => current - ((OfPoint(current) - tag + Tags) % Tags);

    private static nuint? TryUntag(nuint bits, out GcMutator? mutator)
    {
        nuint address = bits & AddressMask;
        mutator = null;
        if (address == bits)
        {
            return address;
        }

        mutator = Find(address);
        return mutator?.ReferenceTag == TagOf(bits) ? address : null;
    }

    private static ushort TagOf(nuint bits) => (ushort)(bits >> TagShift);

    private static GcMutator? Find(nuint address)
    {
        GcMutator? mutator = ThreadMutators.FindChecked(address);
        mutator?.CheckNotParked();
        return mutator;
    }
}
