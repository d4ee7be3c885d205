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
    private static readonly nuint AddressMask = ((nuint)1 << TagShift) - 1;

    // Without a tag: nothing, and references into heaps without checks.
    internal static nuint Tag(nuint address) => address == 0 || Find(address) is not { } mutator ? address : address | ((nuint)mutator.ReferenceTag << TagShift);

    internal static nuint Untag<T>(nuint bits) => TryUntag(bits, out bool isAttached) ?? throw Stale(isAttached, typeof(T).Name, "GcRef", "Local");

    internal static nuint UntagAny<THeap>(nuint bits) => TryUntag(bits, out bool isAttached) ?? throw Stale(isAttached, typeof(THeap).Name, "GcAny", "LocalAny");

    private static nuint? TryUntag(nuint bits, out bool isAttached)
    {
        nuint address = bits & AddressMask;
        if (address == bits)
        {
            isAttached = true;
            return address;
        }

        GcMutator? mutator = Find(address);
        isAttached = mutator is not null;
        return mutator?.ReferenceTag == bits >> TagShift ? address : null;
    }

    private static GcMutator? Find(nuint address)
    {
        GcMutator? mutator = ThreadMutators.FindChecked(address);
        mutator?.CheckNotParked();
        return mutator;
    }

    private static GcStaleReferenceException Stale(bool isAttached, string type, string reference, string local) => new(isAttached
        ? $"A {reference}<{type}> was used after an allocation or a collection, which may have moved what it refers to. "
          + $"Any call that takes the mutator can collect: hold the reference in a {local}<{type}> across it "
          + $"(var local = m.Local(reference)), or read it again afterwards."
        : $"A {reference}<{type}> was used after its heap, or the thread's mutator of it, was disposed. Keep both for as long as objects are used.");
}
