using System.Text.Json;
using System.Text.Json.Serialization;
using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.Breathe;
using CopySpaceGen.Sample.Workloads.Server;

namespace CopySpaceGen.Sample.Output;

/// <summary>A run as programs read it.</summary>
internal sealed record JsonReport(
    string Workload,
    WorkloadParameters Parameters,
    double ElapsedMs,
    double GcMs,
    long Collections,
    JsonPauses PauseMs,
    double MaxTimeToStopMs,
    long HeapBytes,
    long PeakLiveBytes,
    long PeakRssBytes,
    long? IdleRssBytes,
    long? LiveBytes,
    long? Requests,
    double? RequestsPerSecond,
    JsonLatencies? LatencyUs,
    string Checksum)
{
    /// <summary>Writes a run as one JSON object on a line.</summary>
    public static void Write(TextWriter output, WorkloadResult result)
    {
        GcStatistics statistics = result.Statistics;
        JsonReport report = new(
            result.Workload,
            result.Parameters,
            Milliseconds(result.Elapsed),
            Milliseconds(statistics.TotalPause),
            statistics.Collections,
            new JsonPauses(Milliseconds(statistics.MedianPause), Milliseconds(statistics.Percentile95Pause), Milliseconds(statistics.MaxPause)),
            Milliseconds(statistics.MaxTimeToStop),
            statistics.HeapSizeBytes,
            statistics.PeakLiveBytes,
            PeakMemory.Measure(),
            (result as BreatheResult)?.IdleRssBytes,
            (result as BreatheResult)?.LiveBytes,
            (result as ServerResult)?.Served.Requests,
            result is ServerResult server ? Math.Round(server.RequestsPerSecond, 1) : null,
            (result as ServerResult)?.Served.Latencies is { } latencies ? JsonLatencies.Of(latencies) : null,
            result.Checksum);
        output.WriteLine(JsonSerializer.Serialize(report, JsonReportContext.Default.JsonReport));
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 4);
}

/// <summary>The times of the collections of a run.</summary>
internal sealed record JsonPauses(double Median, double P95, double Max);

/// <summary>The times of the requests of a run, in microseconds.</summary>
internal sealed record JsonLatencies(double P50, double P90, double P99, double P999, double Max)
{
    public static JsonLatencies Of(Latencies latencies) => new(
        latencies.Percentile(50).TotalMicroseconds,
        latencies.Percentile(90).TotalMicroseconds,
        latencies.Percentile(99).TotalMicroseconds,
        latencies.Percentile(99.9).TotalMicroseconds,
        latencies.Max.TotalMicroseconds);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class JsonReportContext : JsonSerializerContext;
