namespace CopySpaceGen.Sample.Workloads.Breathe;

/// <summary>How much the load is, and how long the program idles after it.</summary>
/// <param name="Seconds">The seconds of idleness.</param>
/// <param name="LiveBytes">The bytes that are alive when the load is at its height.</param>
internal sealed record BreatheParameters(int Seconds = 5, long LiveBytes = 1L << 30) : WorkloadParameters
{
    public const int MaxSeconds = 3600;

    /// <summary>What of the load stays for good.</summary>
    public const int StayingShare = 100;

    public const long MinLiveBytes = 10_000_000;
}
