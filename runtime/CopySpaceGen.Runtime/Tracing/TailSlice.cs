using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>A part of the tail of a large object, to be traced in one go. For generated code only.</summary>
/// <remarks>An array of hundreds of megabytes is an ordinary input; in one piece it would need a stack of its own size.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TailSlice
{
    /// <summary>The most elements of a slice.</summary>
    public const int MaxLength = 1024;

    internal TailSlice(nuint address, int kind, nint first, nint end)
    {
        Address = address;
        Kind = kind;
        First = first;
        End = end;
    }

    /// <summary>The object.</summary>
    public nuint Address { get; }

    /// <summary>Its kind.</summary>
    public int Kind { get; }

    /// <summary>The first element of the slice.</summary>
    public nint First { get; }

    /// <summary>The end of the slice: the element after its last.</summary>
    public nint End { get; }
}
