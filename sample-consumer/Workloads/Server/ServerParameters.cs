using System.Text.Json.Serialization;

namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>How many threads serve how many requests, on which heap.</summary>
/// <param name="Threads">The number of threads that serve requests.</param>
/// <param name="Seconds">For how long they do; null for five seconds, or to go by <paramref name="Requests"/>.</param>
/// <param name="Requests">The number of requests that each serves, however long that takes; null to go by the time.</param>
/// <param name="Keys">The number of keys that requests are about.</param>
/// <param name="HeapSize">The size of the heap in bytes; null for one that fits the keys.</param>
/// <param name="GcThreads">The threads that collect it; null for what the library chooses.</param>
internal sealed record ServerParameters(
    int Threads = 4,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Seconds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Requests = null,
    int Keys = 20_000,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? HeapSize = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? GcThreads = null) : WorkloadParameters
{
    public const int MaxThreads = 256;
    public const int DefaultSeconds = 5;
    public const int MaxSeconds = 3600;
    public const int MaxRequests = 1_000_000_000;
    public const int MaxKeys = 10_000_000;
}
