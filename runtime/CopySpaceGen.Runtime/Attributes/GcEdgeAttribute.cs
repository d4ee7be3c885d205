namespace CopySpaceGen;

/// <summary>
/// Marks a private field of type <see cref="GcRef"/> or <see cref="GcRef32"/> as a reference to a <typeparamref name="T"/> that the collector follows.
/// </summary>
/// <remarks>
/// The generator emits a typed accessor for it: a field <c>left</c> or <c>_left</c> is read and written as the property
/// <c>Left</c> of <see cref="GcRef{T}"/> and <see cref="Local{T}"/>. The order in which a struct declares its edges is the order
/// in which the collector copies what they refer to, so put the edge that the program follows most often first.
/// </remarks>
/// <typeparam name="T">The struct that the field refers to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class GcEdgeAttribute<T> : Attribute;
