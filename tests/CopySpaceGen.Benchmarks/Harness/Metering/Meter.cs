using System.Diagnostics;

namespace CopySpaceGen.Benchmarks.Harness.Metering;

/// <summary>Measures a program from the empty heap to the end. Programs stop it themselves, since only they know what lives then.</summary>
internal abstract class Meter
{
    private long _start;
    private TimeSpan _cpuAtStart;
    private Measurement? _measurement;

    /// <summary>Runs a program.</summary>
    /// <param name="program">Does its work, calls <c>Finish</c> and returns its checksum.</param>
    protected Measurement Measure(Func<ulong> program)
    {
        try
        {
            _cpuAtStart = Environment.CpuUsage.TotalTime;
            _start = Stopwatch.GetTimestamp();
            ulong checksum = program();
            return _measurement! with { Checksum = checksum };
        }
        catch (Exception exception) when (exception is OutOfMemoryException or GcOutOfMemoryException)
        {
            return new Measurement { OutOfMemory = true };
        }
    }

    /// <summary>Takes the times, before anything else is done.</summary>
    protected void Stop()
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        TimeSpan cpu = Environment.CpuUsage.TotalTime - _cpuAtStart;
        _measurement = new Measurement { ElapsedMs = elapsed.TotalMilliseconds, CpuMs = cpu.TotalMilliseconds, PeakRssBytes = PeakMemory.Read() };
    }

    protected void Record(TimeSpan stopped, TimeSpan longestPause, long collections) => _measurement = _measurement! with
    {
        StoppedMs = stopped.TotalMilliseconds,
        LongestPauseMs = longestPause.TotalMilliseconds,
        Collections = collections,
    };

    protected void RecordBytes(long liveBytes, long liveObjects) => _measurement = _measurement! with { BytesPerObject = (double)liveBytes / liveObjects };
}
