using CopySpaceGen.Sample.Output;
using CopySpaceGen.Sample.Workloads;
using Spectre.Console;

namespace CopySpaceGen.Sample.Commands;

/// <summary>Runs workloads and writes what they did.</summary>
internal sealed class WorkloadRunner(IAnsiConsole output, IAnsiConsole error)
{
    public IAnsiConsole Output => output;

    public IAnsiConsole Error => error;

    /// <summary>Runs one workload for people or, as JSON, for programs.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="json">Whether to write one JSON object and nothing else.</param>
    /// <param name="write">Writes what is special to the workload, for people.</param>
    /// <typeparam name="TResult">The type of the workload's results.</typeparam>
    public void Run<TResult>(IWorkload workload, bool json, Action<TResult> write) where TResult : WorkloadResult
    {
        if (json)
        {
            JsonReport.Write(output.Profile.Out.Writer, RunUnwatched(workload));
            return;
        }

        IReadOnlyList<WorkloadResult> results = RunAll([workload]);
        write((TResult)results[0]);
        ResultTable.Write(output, results);
    }

    /// <summary>Runs one workload and shows nothing.</summary>
    public static WorkloadResult RunUnwatched(IWorkload workload) => Guard(workload).Run(NoProgress.Instance);

    /// <summary>Runs several workloads, each under a progress bar.</summary>
    public IReadOnlyList<WorkloadResult> RunAll(IReadOnlyList<IWorkload> workloads) => ProgressBars.Run(error, [.. workloads.Select(Guard)]);

    private static MemoryGuard Guard(IWorkload workload) => new(workload);
}
