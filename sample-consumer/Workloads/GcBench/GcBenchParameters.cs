using System.Text.Json.Serialization;

namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>The size of the heap, and the threads that use it.</summary>
/// <param name="Multiplier">The size of the heap for each thread, in multiples of the 12,388,560 bytes that live at most in Whippet.</param>
/// <param name="Threads">The number of threads that run the program at once, all on the one heap.</param>
/// <param name="GcThreads">The threads that collect it; null for what the library chooses.</param>
internal sealed record GcBenchParameters(
    double Multiplier = 2.5,
    int Threads = 1,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? GcThreads = null) : WorkloadParameters
{
    /// <summary>The multiplier is above this one.</summary>
    public const double MultiplierLimitBelow = 0.1;

    /// <summary>The multiplier is below this one.</summary>
    public const double MultiplierLimitAbove = 100;

    public const int MaxThreads = 256;
}
