using System.Text.Json;
using System.Text.Json.Serialization;
using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.Breathe;

namespace CopySpaceGen.Sample.Output;

/// <summary>A run as programs read it.</summary>
internal sealed record JsonReport(
    string Workload,
    WorkloadParameters Parameters,
    double ElapsedMs,
    double GcMs,
    long Collections,
    JsonPauses PauseMs,
    long HeapBytes,
    long PeakLiveBytes,
    long PeakRssBytes,
    long? IdleRssBytes,
    long? LiveBytes,
    string Checksum)
{
    /// <summary>Writes a run as one JSON object on a line.</summary>
    public static void Write(TextWriter output, WorkloadResult result)
    {
        HeapTotals statistics = result.Statistics;
        JsonReport report = new(
            result.Workload,
            result.Parameters,
            Milliseconds(result.Elapsed),
            Milliseconds(statistics.TotalPause),
            statistics.Collections,
            new JsonPauses(Milliseconds(statistics.MedianPause), Milliseconds(statistics.Percentile95Pause), Milliseconds(statistics.MaxPause)),
            statistics.HeapSizeBytes,
            statistics.PeakLiveBytes,
            PeakMemory.Measure(),
            (result as BreatheResult)?.IdleRssBytes,
            (result as BreatheResult)?.LiveBytes,
            result.Checksum);
        output.WriteLine(JsonSerializer.Serialize(report, JsonReportContext.Default.JsonReport));
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 4);
}

/// <summary>The times of the collections of a run.</summary>
internal sealed record JsonPauses(double Median, double P95, double Max);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class JsonReportContext : JsonSerializerContext;
