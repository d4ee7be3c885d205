namespace CopySpaceGen;

/// <summary>
/// Marks a private field of type <see cref="GcRef"/> or <see cref="GcRef32"/> as a reference to an object of one of 2 types.
/// </summary>
/// <remarks>
/// It is read and written as a <see cref="GcAny{THeap}"/>; writing an object of another type throws <see cref="ArgumentException"/>. The 2 types
/// carry a header of 8 bytes that tells them apart.
/// </remarks>
/// <typeparam name="T1">A struct that the field may refer to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
/// <typeparam name="T2">A struct that the field may refer to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class GcEdgeAttribute<T1, T2> : Attribute;

/// <summary>
/// Marks a private field of type <see cref="GcRef"/> or <see cref="GcRef32"/> as a reference to an object of one of 3 types.
/// </summary>
/// <remarks>
/// It is read and written as a <see cref="GcAny{THeap}"/>; writing an object of another type throws <see cref="ArgumentException"/>. The 3 types
/// carry a header of 8 bytes that tells them apart.
/// </remarks>
/// <typeparam name="T1">A struct that the field may refer to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
/// <typeparam name="T2">A struct that the field may refer to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
/// <typeparam name="T3">A struct that the field may refer to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class GcEdgeAttribute<T1, T2, T3> : Attribute;

/// <summary>
/// Marks a private field of type <see cref="GcRef"/> or <see cref="GcRef32"/> as a reference to an object of one of 4 types.
/// </summary>
/// <remarks>
/// It is read and written as a <see cref="GcAny{THeap}"/>; writing an object of another type throws <see cref="ArgumentException"/>. The 4 types
/// carry a header of 8 bytes that tells them apart.
/// </remarks>
/// <typeparam name="T1">A struct that the field may refer to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
/// <typeparam name="T2">A struct that the field may refer to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
/// <typeparam name="T3">A struct that the field may refer to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
/// <typeparam name="T4">A struct that the field may refer to; it must be marked with <see cref="GcObjectAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class GcEdgeAttribute<T1, T2, T3, T4> : Attribute;
