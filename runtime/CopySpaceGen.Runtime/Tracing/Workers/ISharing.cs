using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// How the threads that collect a heap together share the objects that are to be copied. The loops of a collector are generic over it, so that each way costs
/// what it needs and no more. For generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISharing
{
    /// <summary>Whether a worker must have claimed the block that an object is in before it forwards it.</summary>
    static abstract bool ByBlocks { get; }

    /// <summary>Whether others may forward the same object at the same time.</summary>
    static abstract bool ByObjects { get; }
}

/// <summary>One thread collects alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NotShared : ISharing
{
    /// <inheritdoc/>
    public static bool ByBlocks => false;

    /// <inheritdoc/>
    public static bool ByObjects => false;
}

/// <summary>Each block is forwarded by the worker that has claimed it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SharedByBlocks : ISharing
{
    /// <inheritdoc/>
    public static bool ByBlocks => true;

    /// <inheritdoc/>
    public static bool ByObjects => false;
}

/// <summary>Each object is forwarded by the worker that is first to publish its copy.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SharedByObjects : ISharing
{
    /// <inheritdoc/>
    public static bool ByBlocks => false;

    /// <inheritdoc/>
    public static bool ByObjects => true;
}
