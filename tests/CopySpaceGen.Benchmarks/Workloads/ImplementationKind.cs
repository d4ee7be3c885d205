namespace CopySpaceGen.Benchmarks.Workloads;

/// <summary>What an implementation keeps its objects in.</summary>
internal enum ImplementationKind
{
    /// <summary>Our heap, references of 8 bytes.</summary>
    Wide,

    /// <summary>Our heap, references of 4 bytes.</summary>
    Narrow,

    /// <summary>Objects of .NET classes.</summary>
    Classes,

    /// <summary>.NET arrays of structs that refer to each other by index.</summary>
    Structs,

    /// <summary>The heap of Boehm's conservative collector.</summary>
    Boehm,
}
