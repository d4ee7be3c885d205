namespace CopySpaceGen;

/// <summary>
/// A reference as it is stored in 4 bytes of a field of a heap object, read and written through the accessors that the generator
/// emits for the field. The heap must be declared with <see cref="GcHeapAttribute.Aligned"/> and be at most
/// <see cref="GcHeapOptions.LargestNarrowHeapSize"/> bytes in size, nearly 32 GiB.
/// </summary>
/// <remarks>
/// It counts granules of 8 bytes from the start of the aligned 32 GiB of address space that the object and its referent are both in
/// (<c>Cage</c>), so a copied word stays valid wherever in the heap it is copied to. 0 is null.
/// </remarks>
public readonly struct GcRef32 : IEquatable<GcRef32>
{
    internal GcRef32(uint granules) => Granules = granules;

    internal uint Granules { get; }

    /// <summary>Whether the field refers to no object.</summary>
    public bool IsNull => Granules == 0;

    /// <summary>Whether both fields, of objects of one heap, refer to the same object.</summary>
    /// <param name="other">The reference to compare with.</param>
    public bool Equals(GcRef32 other) => Granules == other.Granules;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GcRef32 other && Equals(other);

    /// <summary>A hash of the current place. It changes when a collection moves the object, so never keep it.</summary>
    public override int GetHashCode() => Granules.GetHashCode();

    /// <summary>Whether both fields, of objects of one heap, refer to the same object.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other reference.</param>
    public static bool operator ==(GcRef32 left, GcRef32 right) => left.Equals(right);

    /// <summary>Whether the fields refer to different objects.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other reference.</param>
    public static bool operator !=(GcRef32 left, GcRef32 right) => !left.Equals(right);
}
