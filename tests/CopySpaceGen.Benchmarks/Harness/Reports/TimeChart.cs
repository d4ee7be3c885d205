using ScottPlot;

namespace CopySpaceGen.Benchmarks.Harness.Reports;

/// <summary>Draws the time of a workload against the limit.</summary>
internal static class TimeChart
{
    private const int Width = 640;
    private const int Height = 400;
    private const double MillisecondsPerSecond = 1000;

    /// <summary>Writes a chart into a folder.</summary>
    /// <returns>The path of the file.</returns>
    public static string Write(string folder, WorkloadResult result)
    {
        using Plot plot = new();
        foreach (TimeCurve curve in result.Curves ?? [])
        {
            var scatter = plot.Add.Scatter(
                [.. curve.Points.Select(point => point.Multiple)],
                (double[])[.. curve.Points.Select(point => point.MedianMs / MillisecondsPerSecond)]);
            scatter.LegendText = curve.Peer;
            scatter.LineWidth = 2;
        }

        plot.Title(result.Workload);
        plot.XLabel("limit, in multiples of what lives");
        plot.YLabel("seconds");
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top);
        plot.ShowLegend(Alignment.UpperRight);
        string path = Path.Combine(folder, result.Workload.Replace(' ', '-') + ".svg");
        plot.SaveSvg(path, Width, Height);
        return path;
    }
}
