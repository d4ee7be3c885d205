using System.ComponentModel;
using System.Runtime.CompilerServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A rooted <see cref="GcAny{THeap}"/>: the object it refers to, if it does, stays alive, and it follows the object when a collection moves it,
/// until the enclosing <see cref="GcScope"/> closes.
/// </summary>
/// <remarks>Made by the <c>Local</c> method of a generated mutator. Threading: only the thread of its mutator.</remarks>
/// <typeparam name="THeap">The heap class.</typeparam>
public readonly unsafe ref struct LocalAny<THeap> where THeap : GcHeap, IAnyHeap
{
    internal readonly nuint* Slot;

    internal LocalAny(nuint* slot) => Slot = slot;

    /// <summary>What is held here. Assigning makes the handle hold, and keep alive, something else.</summary>
    public GcAny<THeap> Any
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => GcAny<THeap>.OfWord(*Slot);

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        set => *Slot = value.Word;
    }

    /// <summary>What is held in a handle, valid until the next call that can collect.</summary>
    /// <param name="local">The handle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcAny<THeap>(LocalAny<THeap> local) => local.Any;

    /// <summary>Not supported: a handle cannot be boxed.</summary>
    /// <param name="obj">Ignored.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => throw new NotSupportedException("A LocalAny cannot be compared with an object. Use == on its Any.");

    /// <summary>Not supported: an address is no identity, since collections move objects.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Any.GetHashCode();

    /// <summary>The value, or the name of the type of the object.</summary>
    public override string ToString() => Any.ToString();
}
