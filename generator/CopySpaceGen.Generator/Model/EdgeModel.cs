using CopySpaceGen.Generator.Helpers;

namespace CopySpaceGen.Generator.Model;

/// <summary>How a field holds a reference.</summary>
internal enum EdgeWidth
{
    /// <summary>A <c>GcRef</c>: an address in 8 bytes.</summary>
    Wide,

    /// <summary>A <c>GcRef32</c>: a place in the heap in 4 bytes.</summary>
    Narrow,

    /// <summary>A <c>GcValue</c>: an address in 8 bytes, or a value that is none.</summary>
    Value,
}

/// <summary>What a field that refers to an object can refer to.</summary>
internal sealed record EdgeModel
{
    public required EdgeWidth Width { get; init; }

    /// <summary>The full names of the types that it can refer to; empty for all that an edge to any object can.</summary>
    public required EquatableArray<string> Targets { get; init; }

    /// <summary>Whether code of other assemblies can name what it is read and written as.</summary>
    public required bool HasPublicTargets { get; init; }

    /// <summary>Whether it names the one type of its referent, which then need not be read from the object.</summary>
    public bool IsTyped => Targets.Count == 1;
}
