namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>The collectors that .NET has to choose from.</summary>
internal enum DotNetCollector
{
    /// <summary>One heap, collected on the thread that allocates.</summary>
    Workstation,

    /// <summary>The same, but old objects are collected beside the program.</summary>
    Concurrent,

    /// <summary>A heap and a thread for each core.</summary>
    Server,
}
