using System.Text.Json.Serialization;

namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>The size of the tree that lives, and of the heap around it.</summary>
/// <param name="Depth">The steps from the root of the tree to its leaves.</param>
/// <param name="Multiplier">The size of the heap, in trees of 40 bytes a node.</param>
/// <param name="GcThreads">The threads that collect it; null for what the library chooses.</param>
internal sealed record QuadsParameters(
    int Depth = 10,
    double Multiplier = 2.5,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? GcThreads = null) : WorkloadParameters
{
    public const int MinDepth = 1;
    public const int MaxDepth = 18;
    public const double MaxMultiplier = 100;
}
