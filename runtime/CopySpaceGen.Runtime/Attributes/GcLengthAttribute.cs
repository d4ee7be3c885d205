namespace CopySpaceGen;

/// <summary>
/// Marks the field, an <see cref="int"/> or a <see cref="nint"/>, that holds the number of elements in the tail of a heap object. The
/// allocation writes it; the generated accessor reads it.
/// </summary>
/// <remarks>In a type without edges, its sign bit tells during a collection that the object has been copied, so it needs no header.</remarks>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class GcLengthAttribute : Attribute;
