using System.CommandLine;
using System.CommandLine.Invocation;
using CopySpaceGen.Sample.Output;
using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.Quads;
using Spectre.Console;

namespace CopySpaceGen.Sample.Commands;

/// <summary>The program: arguments in, exit code out.</summary>
/// <param name="output">Where results are written.</param>
/// <param name="error">Where errors are written, and progress while somebody watches.</param>
internal sealed class SampleProgram(IAnsiConsole output, IAnsiConsole error)
{
    private const int Failure = 1;

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code: 0, or 1 after an error that was told the user.</returns>
    public int Run(string[] args)
    {
        WorkloadRunner runner = new(output, error);
        RootCommand root = TourCommand.Create(runner);
        root.Add(QuadsCommand.Create<WideQuads, Quad>(runner, "Keep a tree with four branches to each node alive while small ones come and go."));
        root.Add(QuadsCommand.Create<NarrowQuads, Quad32>(runner, "The same with references of 4 bytes: nodes of half the size."));
        root.Add(GcBenchCommand.Create(runner));
        root.Add(WordsCommand.Create(runner));
        root.Add(TreesCommand.Create(runner));
        root.Add(BreatheCommand.Create(runner));
        root.Add(ServerCommand.Create(runner));
        ParseResult parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            IEnumerable<string> lines = parsed.Errors.Select(item => item.Message).Append("Run with --help to see what there is.");
            ErrorReport.Write(error, string.Join(Environment.NewLine, lines));
            return Failure;
        }

        InvocationConfiguration configuration = new()
        {
            Output = output.Profile.Out.Writer,
            Error = error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return parsed.Invoke(configuration);
        }
        catch (SampleException exception)
        {
            ErrorReport.Write(error, exception.Message);
            return Failure;
        }
        catch (FormatException exception)
        {
            ErrorReport.Write(error, exception.Message);
            return Failure;
        }
        catch (ArgumentException exception)
        {
            // Options of the environment that do not go with those of the command line.
            ErrorReport.Write(error, exception.Message);
            return Failure;
        }
        catch (IOException exception)
        {
            ErrorReport.Write(error, $"{exception.Message} Check that the file is a plain one, and that there is room for the output.");
            return Failure;
        }
    }
}
