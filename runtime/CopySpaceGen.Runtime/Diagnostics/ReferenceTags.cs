namespace CopySpaceGen;

/// <summary>
/// Checked mode: tells references obtained before a call that can collect from current ones. Each <see cref="GcRef{T}"/> carries in
/// its top 16 bits the tag that its slab had when it was obtained; an allocation or a collection gives the slabs of its heap a new tag.
/// </summary>
/// <remarks>
/// User space addresses have 48 bits or fewer on x86-64 and Arm64, so the top 16 are free. A slab's entry is written only by the
/// thread that collects its heap, and read by mutators of the same heap, which do not run then.
/// </remarks>
internal static class ReferenceTags
{
    private const int TagShift = 48;
    private static readonly nuint AddressMask = ((nuint)1 << TagShift) - 1;
    private const ushort Unchecked = 0;
    private const ushort Disposed = ushort.MaxValue;

    // One entry for each possible slab; only the pages that hold entries of real slabs are ever touched.
    private static readonly ushort[] s_tags = new ushort[1 << (TagShift - Slab.SizeLog2)];

    internal static nuint Tag(nuint address) => address | ((nuint)s_tags[address >> Slab.SizeLog2] << TagShift);

    internal static nuint Untag<T>(nuint bits) =>
        TryUntag(bits, out ushort current) ?? throw Stale(current, typeof(T).Name, "GcRef", "Local");

    internal static nuint UntagAny<THeap>(nuint bits) =>
        TryUntag(bits, out ushort current) ?? throw Stale(current, typeof(THeap).Name, "GcAny", "LocalAny");

    /// <summary>Outdates all references into the given slabs.</summary>
    internal static void Renew(nuint low, nuint high)
    {
        for (nuint slab = low >> Slab.SizeLog2; slab < high >> Slab.SizeLog2; slab++)
        {
            int next = s_tags[slab] + 1;
            s_tags[slab] = next >= Disposed ? (ushort)1 : (ushort)next;
        }
    }

    /// <summary>Marks slabs as those of a heap without checks, whose references carry no tag.</summary>
    internal static void Exempt(nuint low, nuint high) => Fill(low, high, Unchecked);

    /// <summary>Outdates all references into the slabs of a heap that is gone.</summary>
    internal static void Retire(nuint low, nuint high) => Fill(low, high, Disposed);

    private static void Fill(nuint low, nuint high, ushort tag) =>
        s_tags.AsSpan((int)(low >> Slab.SizeLog2), (int)((high - low) >> Slab.SizeLog2)).Fill(tag);

    private static nuint? TryUntag(nuint bits, out ushort current)
    {
        nuint address = bits & AddressMask;
        current = s_tags[address >> Slab.SizeLog2];
        return bits >> TagShift == current ? address : null;
    }

    private static GcStaleReferenceException Stale(ushort current, string type, string reference, string local) => new(current == Disposed
        ? $"A {reference}<{type}> was used after its heap was disposed. Keep the heap alive for as long as its objects are used."
        : $"A {reference}<{type}> was used after an allocation or a collection, which may have moved what it refers to. "
          + $"Any call that takes the mutator can collect: hold the reference in a {local}<{type}> across it "
          + $"(var local = m.Local(reference)), or read it again afterwards.");
}
