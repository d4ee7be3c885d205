using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>Implemented by generated code for each type that an edge to any object can refer to. Not for user code.</summary>
/// <typeparam name="THeap">The heap class that holds the type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAnyObject<THeap> where THeap : GcHeap
{
    /// <summary>
    /// The word in front of each object of the type, which tells it from those of other types: an even number. 0 in a heap of one type, where
    /// there is no such word.
    /// </summary>
    static abstract nuint HeaderWord { get; }
}
