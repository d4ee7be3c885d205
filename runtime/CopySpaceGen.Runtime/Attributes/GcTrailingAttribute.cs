namespace CopySpaceGen;

/// <summary>
/// Marks the last field of a heap object as the first element of its tail: as many elements of its type as the field marked with
/// <see cref="GcLengthAttribute"/> says. A string, a vector, a hash table are objects with a tail.
/// </summary>
/// <remarks>
/// Elements are data of any unmanaged type, references (the field is marked with <c>[GcEdge]</c> as well, or is a <see cref="GcValue"/>), or
/// structs marked with <see cref="GcInlineAttribute"/>. Data and structs are handed out as a span, references as a view with an indexer.
/// An object of more than 8,192 bytes becomes a large object, which does not move.
/// </remarks>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class GcTrailingAttribute : Attribute;
