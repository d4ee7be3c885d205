using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace CopySpaceGen;

// Which objects are new since the last collection.
public abstract unsafe partial class GcHeap
{
    /// <summary>Whether an object was allocated since the last collection, or since the heap was made. For generated code only.</summary>
    /// <param name="word">The address of the object, or a value that is none.</param>
    /// <exception cref="ArgumentException">It is not the address of an object of this heap.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool IsNewObject(nuint word)
    {
        CheckAttached();
        CheckIntact();
        if (word == 0 || (word & GcValue.TagMask) != 0)
        {
            ThrowNoObject();
        }

        // First, since the large objects of an aligned heap are in its range as well.
        if (_large is not null && _large.Contains(word))
        {
            return LargeObjectSpace.IsNew(word);
        }

        if (!_space.Extents.Contains(word))
        {
            ThrowOfAnotherHeap();
        }

        return CopySpace.IsNew(word);
    }

    [DoesNotReturn]
    private static void ThrowNoObject() =>
        throw new ArgumentException("IsNew was asked about no object, but about nothing or a plain value. Ask IsNull of a reference, or IsReference of a value, first.");

    [DoesNotReturn]
    private void ThrowOfAnotherHeap() =>
        throw new ArgumentException($"IsNew was asked about an object that is not in this {GetType().Name}. Ask the heap that it was allocated in; Contains tells whether one is.");
}
