using Spectre.Console;

namespace CopySpaceGen.Sample.Output;

/// <summary>Tells the user what is wrong and how to mend it.</summary>
internal static class ErrorReport
{
    // The message goes past the console, which would break its lines, and paths in them, where nobody watches.
    public static void Write(IAnsiConsole error, string message)
    {
        error.Markup("[red]Error:[/] ");
        error.Profile.Out.Writer.WriteLine(message);
    }
}
