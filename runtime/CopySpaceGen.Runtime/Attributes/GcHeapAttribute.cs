namespace CopySpaceGen;

/// <summary>
/// Marks a partial class that the generator turns into a heap, with a collector specialised to the given types.
/// </summary>
/// <remarks>
/// The heap holds the listed types and all types that their edges reach. A type belongs to exactly one heap class; a heap
/// class can have any number of instances at the same time.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GcHeapAttribute : Attribute
{
    /// <summary>Declares a heap of the given types and of all types that their edges reach.</summary>
    /// <param name="types">Structs marked with <see cref="GcObjectAttribute"/>.</param>
    public GcHeapAttribute(params Type[] types) => Types = types;

    /// <summary>The listed types, in the order given.</summary>
    public Type[] Types { get; }

    /// <summary>
    /// Whether the heap is one stretch of address space, of a power of two in size and aligned to it (<c>COPY_SPACE_ALIGNED</c>). Then
    /// the test whether a reference is into the heap is one subtraction and one comparison, and fields may be <see cref="GcRef32"/>.
    /// </summary>
    public bool Aligned { get; set; }

    /// <summary>
    /// Whether several threads can collect the heap together (<c>COPY_SPACE_ATOMIC_FORWARDING</c>): as many as <see cref="GcHeapOptions.GcThreads"/>
    /// says. The collector then has its loops twice, plain for one thread and with atomic forwarding for more; objects and the code that uses them are
    /// as without.
    /// </summary>
    public bool AtomicForwarding { get; set; }

    /// <summary>
    /// Whether the heap keeps account of the edges that are written (<c>COPY_SPACE_HAS_FIELD_LOGGING_BITS</c>). Then the generated
    /// <c>ChangedEdges</c> of the heap lists those written since its last collection, for incremental checkpoints, and every setter of an edge
    /// has a barrier: it reads a bit, and takes a call if the edge is written for the first time since.
    /// </summary>
    /// <remarks>
    /// A <see cref="GcInlineAttribute"/> struct with edges is handed out to be read then, as are arrays and tails of them: a write to it as a whole would be one that no
    /// setter sees. For a field <c>Part</c> there is a method <c>WritePart</c>, which lists all edges in the struct as changed and hands it out to be
    /// written. The bits take a 64th of the address space of the heap, or a 32nd if it has 4-byte references; memory only
    /// where edges are written.
    /// </remarks>
    public bool FieldLogging { get; set; }
}
