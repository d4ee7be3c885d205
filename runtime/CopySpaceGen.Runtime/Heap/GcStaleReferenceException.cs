namespace CopySpaceGen;

/// <summary>
/// Thrown in checked mode (<see cref="GcHeapOptions.Checked"/>) when a <see cref="GcRef{T}"/> is used after a collection that may
/// have moved its object, or after its heap was disposed. The message names the type, the collection and the way to mend it.
/// </summary>
public sealed class GcStaleReferenceException : InvalidOperationException
{
    internal GcStaleReferenceException(string message, string referenceType, long? collection = null, GcPoint? point = null)
        : base(message)
    {
        ReferenceType = referenceType;
        Collection = collection;
        Point = point;
    }

    /// <summary>The type of the reference as it is written, such as <c>GcRef&lt;Link&gt;</c>.</summary>
    public string ReferenceType { get; }

    /// <summary>
    /// The number of the first collection of the heap since the reference was obtained, counted from 1 as in <see cref="GcStatistics.Collections"/>. Null if
    /// there was none, so that the object is still where it was; and where <see cref="Point"/> is null.
    /// </summary>
    public long? Collection { get; }

    /// <summary>
    /// Where the thread was during that collection; if there was none, the first place since the reference was obtained at which there could have been one.
    /// Null if the heap or the mutator was disposed of, or if so much has happened since that it has been forgotten.
    /// </summary>
    /// <remarks>Each mutator remembers the last 128 changes of the place or of the number of collections.</remarks>
    public GcPoint? Point { get; }
}
