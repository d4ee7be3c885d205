using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// Implemented by generated code for each type of a heap of several kinds, so that one method of the heap serves all its types and
/// no others. Not for user code.
/// </summary>
/// <typeparam name="THeap">The heap class that holds the type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHeapObject<THeap> where THeap : GcHeap
{
    /// <summary>The kind of the type among those of its heap, in the bits above an address.</summary>
    static abstract nuint Tag { get; }
}
