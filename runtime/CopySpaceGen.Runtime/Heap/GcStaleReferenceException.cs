namespace CopySpaceGen;

/// <summary>
/// Thrown in checked mode (<see cref="GcHeapOptions.Checked"/>) when a <see cref="GcRef{T}"/> is used after a collection that may
/// have moved its object, or after its heap was disposed. The message names the type and the way to mend it.
/// </summary>
public sealed class GcStaleReferenceException : InvalidOperationException
{
    internal GcStaleReferenceException(string message)
        : base(message)
    {
    }
}
