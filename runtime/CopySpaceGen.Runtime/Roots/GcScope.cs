using System.Runtime.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// The lifetime of the <see cref="Local{T}"/> handles made while it is the innermost open scope. Opened by
/// <see cref="GcMutator.OpenScope"/>, closed by disposing of it, best with <c>using</c>. Scopes nest.
/// </summary>
/// <remarks>Threading: the thread of its mutator. Opening and closing cost a few instructions each.</remarks>
public readonly unsafe ref struct GcScope
{
    private readonly GcMutator _mutator;
    private readonly nuint* _top;
    private readonly int _depth;

    internal GcScope(GcMutator mutator, nuint* top, int depth)
    {
        _mutator = mutator;
        _top = top;
        _depth = depth;
    }

    /// <summary>Closes the scope: its handles no longer keep anything alive and must not be used.</summary>
    /// <exception cref="InvalidOperationException">A scope opened later is still open, or this one was closed before.</exception>
    [NoCollect]
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Dispose() => _mutator?.CloseScope(_top, _depth);
}
