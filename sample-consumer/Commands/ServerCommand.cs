using System.CommandLine;
using CopySpaceGen.Sample.Output;
using CopySpaceGen.Sample.Workloads.Server;

namespace CopySpaceGen.Sample.Commands;

/// <summary><c>server</c>.</summary>
internal static class ServerCommand
{
    public static Command Create(WorkloadRunner runner)
    {
        ServerParameters defaults = new();
        Option<int> threads = CommonOptions.WholeNumber(
            "--threads", "The threads that serve requests, all on one heap", defaults.Threads, 1, ServerParameters.MaxThreads);
        Option<int> seconds = CommonOptions.WholeNumber("--seconds", "For how long they do", ServerParameters.DefaultSeconds, 1, ServerParameters.MaxSeconds);
        Option<int?> requests = new("--requests")
        {
            Description = "The number of requests that each thread serves, however long it takes. Then each run computes the same.",
            HelpName = "N",
            CustomParser = result => CommonOptions.ParseWholeNumber(result, "--requests", 1, ServerParameters.MaxRequests),
        };
        Option<int> keys = CommonOptions.WholeNumber("--keys", "The keys that requests are about", defaults.Keys, 1, ServerParameters.MaxKeys);
        Option<long?> heapSize = CommonOptions.HeapSize("By default, two and a half times what lives when two thirds of the keys are there.");
        Option<int?> gcThreads = CommonOptions.GcThreads();
        Option<bool> json = CommonOptions.Json();

        Command command = new("server", "Serve requests to one index with several threads, check each answer, and show how long requests took.")
        {
            threads, seconds, requests, keys, heapSize, gcThreads, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(requests) is { } && result.GetResult(seconds) is { Implicit: false })
            {
                result.AddError("Give --seconds or --requests, not both: a run ends by time or by number.");
            }
        });
        command.SetAction(parsed =>
        {
            int? number = parsed.GetValue(requests);
            int? time = number is null ? parsed.GetValue(seconds) : null;
            ServerParameters parameters = new(
                parsed.GetValue(threads), time, number, parsed.GetValue(keys), parsed.GetValue(heapSize), parsed.GetValue(gcThreads));
            runner.Run<ServerResult>(new ServerWorkload(parameters), parsed.GetValue(json), result => LatencyTable.Write(runner.Output, result));
        });
        return command;
    }
}
