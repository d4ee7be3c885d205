using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A rooted reference: the object it refers to stays alive, and it follows the object when a collection moves it, until the
/// enclosing <see cref="GcScope"/> closes.
/// </summary>
/// <remarks>
/// Made by the <c>Local</c> methods of a generated mutator. The literature calls it a handle on a shadow stack
/// (F. Henderson, "Accurate garbage collection in an uncooperative environment", ISMM 2002). It converts to
/// <see cref="GcRef{T}"/> wherever one is expected. Threading: only the thread of its mutator.
/// </remarks>
/// <typeparam name="T">The struct that is referred to, marked with <see cref="GcObjectAttribute"/>.</typeparam>
public readonly unsafe ref struct Local<T> where T : unmanaged
{
    internal readonly nuint* Slot;

    internal Local(nuint* slot) => Slot = slot;

    /// <summary>Whether this refers to no object.</summary>
    public bool IsNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => *Slot == 0;
    }

    /// <summary>The reference held here. Assigning makes the handle refer to, and keep alive, another object.</summary>
    public GcRef<T> Ref
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => new(*Slot);

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        set => *Slot = value.Address;
    }

    /// <summary>The reference held in a handle, valid until the next call that can collect.</summary>
    /// <param name="local">The handle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcRef<T>(Local<T> local) => local.Ref;

    /// <summary>Whether both refer to the same object, or both to none.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other reference.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool operator ==(Local<T> left, GcRef<T> right) => left.Ref == right;

    /// <summary>Whether they refer to different objects.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other reference.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool operator !=(Local<T> left, GcRef<T> right) => left.Ref != right;

    /// <summary>Not supported: a handle cannot be boxed.</summary>
    /// <param name="obj">Ignored.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) =>
        throw new NotSupportedException($"Local<{typeof(T).Name}> cannot be compared with an object. Use ==.");

    /// <summary>Not supported: an address is no identity, since collections move objects.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Ref.GetHashCode();

    /// <summary>The name of the type and whether the reference is null.</summary>
    public override string ToString() => Ref.ToString();
}
