using System.Text.Json.Serialization;

namespace CopySpaceGen.Benchmarks.Harness.Metering;

/// <summary>What a run took. One line of JSON carries it from the process of the run to that of the comparison.</summary>
internal sealed record Measurement
{
    /// <summary>Whether the program needed more memory than its limit; nothing else means anything then.</summary>
    public bool OutOfMemory { get; init; }

    /// <summary>Whether it had not ended in time and was ended; nothing else means anything then.</summary>
    public bool GaveUp { get; init; }

    /// <summary>Whether the runtime ended the process by a signal, as it does under some limits; nothing else means anything then.</summary>
    public bool Crashed { get; init; }

    [JsonIgnore]
    public bool Succeeded => !OutOfMemory && !GaveUp && !Crashed;

    public ulong Checksum { get; init; }

    public double ElapsedMs { get; init; }

    /// <summary>The processor time of all threads, in user and in system mode.</summary>
    public double CpuMs { get; init; }

    /// <summary>The time that the program was stopped for collections.</summary>
    public double StoppedMs { get; init; }

    public double LongestPauseMs { get; init; }

    public long Collections { get; init; }

    /// <summary>The most memory that the process had, all of .NET included.</summary>
    public long PeakRssBytes { get; init; }

    /// <summary>What an object that lives at the end takes on the average, with its header; null where it was not counted.</summary>
    public double? BytesPerObject { get; init; }
}
