using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>Implemented by generated code for each heap that has edges to any object. Not for user code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAnyHeap
{
    /// <summary>The name of the type of an object.</summary>
    /// <param name="headerWord">The word in front of the object; 0 in a heap of one type.</param>
    static abstract string NameOf(nuint headerWord);

    /// <summary>Whether objects have a word in front of them that tells their type: not in a heap of one type.</summary>
    static abstract bool HasHeaders { get; }
}
