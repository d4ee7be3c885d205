namespace CopySpaceGen;

/// <summary>In which order a collection copies objects.</summary>
public enum GcCopyOrder
{
    /// <summary>Depth-first, in the order in which edges are declared: the order that programs are fast with.</summary>
    Declared,

    /// <summary>What waits longest comes next.</summary>
    Reversed,

    /// <summary>At random, by <see cref="GcStress.Seed"/>.</summary>
    Shuffled,
}
