using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A typed reference to a heap object, for locals, parameters and results. It is valid until the next call that can collect.
/// </summary>
/// <remarks>
/// <para>A collection moves objects and does not know of this value, so keep what must survive an allocation, or
/// <see cref="GcMutator.Collect"/>, in a <see cref="Local{T}"/>. In checked mode (<see cref="GcHeapOptions.Checked"/>) the use of
/// a reference after any call that could have collected throws <see cref="GcStaleReferenceException"/>; otherwise it reads memory that may
/// hold another object.</para>
/// <para>It is a <c>ref struct</c>, so the compiler keeps it out of fields, arrays, closures and await points, where it could not
/// stay valid. Fields of heap objects are <see cref="GcRef"/> with <see cref="GcEdgeAttribute{T}"/>.</para>
/// <para>Threading: as the mutator it came from.</para>
/// </remarks>
/// <typeparam name="T">The struct that is referred to, marked with <see cref="GcObjectAttribute"/>.</typeparam>
public readonly ref struct GcRef<T> where T : unmanaged
{
    // The address; in checked mode its top 16 bits carry a tag that tells when it was obtained.
    private readonly nuint _bits;

    // A statement and not a conditional expression: with the address of this struct on the evaluation stack across a branch, the
    // JIT compiler would keep every reference in memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal GcRef(nuint address)
    {
        if (CheckedMode.IsOn)
        {
            address = ReferenceTags.Tag(address);
        }

        _bits = address;
    }

    /// <summary>The reference to no object.</summary>
    public static GcRef<T> Null => default;

    /// <summary>Whether this refers to no object.</summary>
    public bool IsNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => _bits == 0;
    }

    internal nuint Bits => _bits;

    internal nuint Address
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AddressOf(_bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nuint AddressOf(nuint bits)
    {
        if (CheckedMode.IsOn)
        {
            bits = ReferenceTags.Untag<T>(bits);
        }

        return bits;
    }

    /// <summary>Whether both refer to the same object, or both to none.</summary>
    /// <param name="other">The reference to compare with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public bool Equals(GcRef<T> other) => Address == other.Address;

    /// <summary>Whether both refer to the same object, or both to none.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other reference.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool operator ==(GcRef<T> left, GcRef<T> right) => left.Equals(right);

    /// <summary>Whether they refer to different objects.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other reference.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool operator !=(GcRef<T> left, GcRef<T> right) => !left.Equals(right);

    /// <summary>Not supported: a reference cannot be boxed.</summary>
    /// <param name="obj">Ignored.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) =>
        throw new NotSupportedException($"GcRef<{typeof(T).Name}> cannot be compared with an object. Use ==.");

    /// <summary>Not supported: an address is no identity, since collections move objects.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() =>
        throw new NotSupportedException($"A GcRef<{typeof(T).Name}> has no stable hash: collections move objects. Hash a field of the object instead.");

    /// <summary>The name of the type and whether the reference is null.</summary>
    public override string ToString() => IsNull ? $"{typeof(T).Name}: null" : typeof(T).Name;
}
