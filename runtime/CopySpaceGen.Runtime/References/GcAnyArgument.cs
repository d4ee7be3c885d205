using System.Runtime.CompilerServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// What an allocation takes for an edge to any object and for a <see cref="GcValue"/>: a <see cref="GcAny{THeap}"/>, a
/// <see cref="LocalAny{THeap}"/>, an integer, a bool or a char.
/// </summary>
/// <remarks>
/// A <see cref="LocalAny{THeap}"/> is read only when the object is written, so it follows a move that a later argument of the same call causes.
/// Where the conversion is inlined, it costs nothing.
/// </remarks>
/// <typeparam name="THeap">The heap class.</typeparam>
public readonly unsafe ref struct GcAnyArgument<THeap> where THeap : GcHeap, IAnyHeap
{
    // The bits of the value, or the address of the handle's slot.
    private readonly nuint _word;
    private readonly bool _isLocal;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private GcAnyArgument(nuint word, bool isLocal)
    {
        _word = word;
        _isLocal = isLocal;
    }

    internal GcAny<THeap> Any
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => GcAny<THeap>.OfWord(_isLocal ? *(nuint*)_word : GcAny<THeap>.WordOf(_word));
    }

    /// <summary>An argument that is a value or a reference.</summary>
    /// <param name="any">The value; a reference must be valid when the allocation begins.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcAnyArgument<THeap>(GcAny<THeap> any) => new(any.Bits, isLocal: false);

    /// <summary>An argument that is a handle.</summary>
    /// <param name="local">The handle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcAnyArgument<THeap>(LocalAny<THeap> local) => new((nuint)local.Slot, isLocal: true);

    /// <summary>An argument that is an integer.</summary>
    /// <param name="value">An integer of 63 bits.</param>
    /// <exception cref="OverflowException">The integer needs 64 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcAnyArgument<THeap>(long value) => (GcAny<THeap>)value;

    /// <summary>An argument that is a bool.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcAnyArgument<THeap>(bool value) => (GcAny<THeap>)value;

    /// <summary>An argument that is a char.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcAnyArgument<THeap>(char value) => (GcAny<THeap>)value;
}
