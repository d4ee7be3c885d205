namespace CopySpaceGen;

/// <summary>
/// Marks a partial struct whose instances live on a generated heap instead of the .NET heap.
/// </summary>
/// <remarks>
/// The struct must be partial, unmanaged, non-generic, and must declare all its instance fields in one part.
/// References to other such objects are private fields of type <see cref="GcRef"/> or <see cref="GcRef32"/> marked with <see cref="GcEdgeAttribute{T}"/>.
/// The type becomes allocatable once a class marked with <see cref="GcHeapAttribute"/> lists it, or lists a type whose edges reach it.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class GcObjectAttribute : Attribute
{
    /// <summary>
    /// Whether only edges that name this type refer to it, and never an edge to any object or a <see cref="GcValue"/>. Then it carries no
    /// header that tells its type. False unless set.
    /// </summary>
    public bool TypedOnly { get; set; }
}
