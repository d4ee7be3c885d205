using CopySpaceGen.Sample.Workloads.Breathe;
using Spectre.Console;

namespace CopySpaceGen.Sample.Output;

/// <summary>Shows the memory of the process over time, a bar for each moment.</summary>
internal static class MemoryChart
{
    private const int MaxBars = 24;
    private const long Mebibyte = 1 << 20;

    /// <summary>Runs something that takes samples, and shows them as they come where somebody watches.</summary>
    public static void Watch(IAnsiConsole console, Action<Action<MemorySample>> run)
    {
        if (!console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Ansi)
        {
            run(static _ => { });
            return;
        }

        List<MemorySample> samples = [];
        console.Live(Of(samples)).AutoClear(true).Start(context => run(sample =>
        {
            samples.Add(sample);
            context.UpdateTarget(Of(samples));
        }));
    }

    /// <summary>The chart of samples, of some of them if there are many.</summary>
    public static BarChart Of(IReadOnlyList<MemorySample> samples)
    {
        BarChart chart = new() { Label = "resident memory of the process, MiB" };
        int bars = Math.Min(MaxBars, samples.Count);
        for (int bar = 1; bar <= bars; bar++)
        {
            MemorySample sample = samples[(bar * samples.Count / bars) - 1];
            string label = $"{Amount.OfSeconds(sample.Time)} {sample.Phase}, load {Amount.OfBytes(sample.LoadBytes)}";
            chart.AddItem(Markup.Escape(label), sample.ResidentBytes / Mebibyte, ColorOf(sample.Phase));
        }

        return chart;
    }

    private static Color ColorOf(string phase) => phase switch
    {
        "grows" => Color.Red,
        "falls" => Color.Yellow,
        _ => Color.Green,
    };
}
