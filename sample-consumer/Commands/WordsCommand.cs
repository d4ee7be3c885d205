using System.CommandLine;
using CopySpaceGen.Sample.Output;
using CopySpaceGen.Sample.Workloads.Words;

namespace CopySpaceGen.Sample.Commands;

/// <summary><c>words FILE [--top N]</c>.</summary>
internal static class WordsCommand
{
    private const int DefaultTop = 10;

    public static Command Create(WorkloadRunner runner)
    {
        Argument<string> file = new("FILE") { Description = "A text file in UTF-8." };
        Option<int> top = new("--top")
        {
            Description = "How many of the most frequent words to show.",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultTop,
            CustomParser = result => CommonOptions.ParseWholeNumber(result, "--top", 1, WordsParameters.MaxTop),
        };
        Option<long?> heapSize = CommonOptions.HeapSize("By default, one that fits the length of the text.");
        Option<bool> json = CommonOptions.Json();

        Command command = new("words", "Index the words of a text and show the most frequent ones.") { file, top, heapSize, json };
        command.SetAction(parsed =>
        {
            WordsParameters parameters = new(parsed.GetRequiredValue(file), parsed.GetValue(top), parsed.GetValue(heapSize));
            WordsWorkload workload = new(TextSource.FromFile(parameters.Text), parameters);
            runner.Run<WordsResult>(workload, parsed.GetValue(json), result => WordTable.Write(runner.Output, result));
        });
        return command;
    }
}
