using CopySpaceGen.Sample.Commands;
using Spectre.Console;

namespace CopySpaceGen.Sample.Tests;

/// <summary>What the program did with a command line.</summary>
internal sealed record Invocation(int ExitCode, string Output, string Error)
{
    public static Invocation Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = new SampleProgram(CreateConsole(output), CreateConsole(error)).Run(args);
        return new Invocation(exitCode, output.ToString(), error.ToString());
    }

    private static IAnsiConsole CreateConsole(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });

        // Wide enough that no message is wrapped.
        console.Profile.Width = 1000;
        return console;
    }
}
