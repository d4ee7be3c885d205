namespace CopySpaceGen.Sample.Workloads;

/// <summary>For runs that nobody watches.</summary>
internal sealed class NoProgress : IProgress<double>
{
    public static readonly NoProgress Instance = new();

    public void Report(double value)
    {
    }
}
