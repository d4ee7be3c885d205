namespace CopySpaceGen;

/// <summary>
/// A reference as it is stored in a field of a heap object: 8 bytes, read and written through the accessors that the generator
/// emits for the field.
/// </summary>
/// <remarks>
/// The type of the referent is given by <see cref="GcEdgeAttribute{T}"/> on the field and not by a type argument, because the
/// .NET type loader rejects two structs that hold generic structs over each other.
/// </remarks>
public readonly struct GcRef : IEquatable<GcRef>
{
    internal GcRef(nuint address) => Address = address;

    internal nuint Address { get; }

    /// <summary>Whether the field refers to no object.</summary>
    public bool IsNull => Address == 0;

    /// <summary>Whether both fields refer to the same object.</summary>
    /// <param name="other">The reference to compare with.</param>
    public bool Equals(GcRef other) => Address == other.Address;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GcRef other && Equals(other);

    /// <summary>A hash of the current address. It changes when a collection moves the object, so never keep it.</summary>
    public override int GetHashCode() => Address.GetHashCode();

    /// <summary>Whether both fields refer to the same object.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other reference.</param>
    public static bool operator ==(GcRef left, GcRef right) => left.Equals(right);

    /// <summary>Whether the fields refer to different objects.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other reference.</param>
    public static bool operator !=(GcRef left, GcRef right) => !left.Equals(right);
}
