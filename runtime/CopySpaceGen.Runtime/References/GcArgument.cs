using System.Runtime.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// What an allocation takes for an edge: a <see cref="GcRef{T}"/> or a <see cref="Local{T}"/>, both of which convert to it.
/// </summary>
/// <remarks>
/// A <see cref="Local{T}"/> is read only when the object is written, so it follows a move that a later argument of the same call
/// causes: <c>m.NewPair(left: local, right: MakePair(m))</c> is safe. Where the conversion is inlined, it costs nothing.
/// </remarks>
/// <typeparam name="T">The struct that is referred to, marked with <see cref="GcObjectAttribute"/>.</typeparam>
public readonly unsafe ref struct GcArgument<T> where T : unmanaged
{
    // The bits of the reference, or the address of the handle's slot. Which of the two it is is a constant wherever the conversion
    // is inlined, and the choice goes away.
    private readonly nuint _word;
    private readonly bool _isLocal;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private GcArgument(nuint word, bool isLocal)
    {
        _word = word;
        _isLocal = isLocal;
    }

    internal nuint Address
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_isLocal)
            {
                return *(nuint*)_word;
            }

            return GcRef<T>.AddressOf(_word);
        }
    }

    /// <summary>An argument that is a reference.</summary>
    /// <param name="reference">The reference; it must be valid when the allocation begins.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcArgument<T>(GcRef<T> reference) => new(reference.Bits, isLocal: false);

    /// <summary>An argument that is a handle.</summary>
    /// <param name="local">The handle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcArgument<T>(Local<T> local) => new((nuint)local.Slot, isLocal: true);
}
