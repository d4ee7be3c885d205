namespace CopySpaceGen;

/// <summary>
/// Marks a partial struct that holds references and is a field of heap objects, of their tails, or of other such structs. With
/// <see cref="System.Runtime.CompilerServices.InlineArrayAttribute"/> it is an array of references or of such structs.
/// </summary>
/// <remarks>
/// It lives inside of its object and moves with it; the collector follows its references at offsets that are constants. Its edges are declared
/// and used like those of an object: as private fields, through generated properties. Such a struct belongs to the types of one heap.
/// Use it in place, through a <c>ref</c>: a copy outside of the heap is not followed. Where the heap logs written edges, what the property of a field hands
/// out is to be read, and a method with <c>Write</c> in front of its name hands out what is to be written: see <see cref="GcHeapAttribute.FieldLogging"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class GcInlineAttribute : Attribute;
