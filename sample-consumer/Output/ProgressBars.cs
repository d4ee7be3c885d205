using CopySpaceGen.Sample.Workloads;
using Spectre.Console;

namespace CopySpaceGen.Sample.Output;

/// <summary>Runs workloads under progress bars, where somebody watches.</summary>
internal static class ProgressBars
{
    /// <summary>Runs workloads one after the other.</summary>
    /// <param name="console">Where the bars are shown; nothing is, if it is not a terminal.</param>
    /// <param name="workloads">The workloads.</param>
    public static IReadOnlyList<WorkloadResult> Run(IAnsiConsole console, IReadOnlyList<IWorkload> workloads)
    {
        if (!console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Ansi)
        {
            return [.. workloads.Select(workload => workload.Run(NoProgress.Instance))];
        }

        return console.Progress()
            .AutoClear(workloads.Count == 1)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => RunAll(context, workloads));
    }

    private static List<WorkloadResult> RunAll(ProgressContext context, IReadOnlyList<IWorkload> workloads)
    {
        List<ProgressTask> tasks = [.. workloads.Select(workload => context.AddTask(workload.Name, autoStart: false, maxValue: 1))];
        List<WorkloadResult> results = [];
        foreach ((IWorkload workload, ProgressTask task) in workloads.Zip(tasks))
        {
            task.StartTask();
            results.Add(workload.Run(task));
            task.Value = task.MaxValue;
            task.StopTask();
        }

        return results;
    }
}
