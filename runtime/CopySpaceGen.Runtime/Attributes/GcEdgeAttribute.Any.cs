namespace CopySpaceGen;

/// <summary>
/// Marks a private field of type <see cref="GcRef"/> or <see cref="GcRef32"/> as a reference to any object of the heap, whatever its type.
/// </summary>
/// <remarks>
/// It is read and written as a <see cref="GcAny{THeap}"/>. The types that it can refer to, all of the heap but those with
/// <see cref="GcObjectAttribute.TypedOnly"/>, carry a header of 8 bytes that tells their type, if the heap has more than one.
/// </remarks>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class GcEdgeAttribute : Attribute;
