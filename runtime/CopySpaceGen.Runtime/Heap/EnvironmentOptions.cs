namespace CopySpaceGen;

/// <summary>
/// What the environment variable <c>COPYSPACEGEN_OPTIONS</c> sets for all heaps of the process, where the program does not set it itself. So that a
/// program can be tested under stress, or measured with another heap size, as it is.
/// </summary>
internal static class EnvironmentOptions
{
    private const string Variable = "COPYSPACEGEN_OPTIONS";

    private static readonly string s_text = Environment.GetEnvironmentVariable(Variable) ?? "";
    private static readonly Lazy<GcHeapOptions> s_current = new(Read);

    /// <summary>The options of this process.</summary>
    /// <exception cref="FormatException">The variable holds what is no option; the message names it and what is allowed.</exception>
    internal static GcHeapOptions Current => s_current.Value;

    /// <summary>To be added to the message that a heap cannot be as the environment says.</summary>
    internal static string Hint => s_text.Length == 0 ? "" : $" The environment variable {Variable} is '{s_text}'.";

    internal static GcHeapOptions Parse(string text)
    {
        try
        {
            return OptionKey.Apply(GcHeapOptions.BuiltIn, text);
        }
        catch (FormatException error)
        {
            throw new FormatException($"In the environment variable {Variable}: {error.Message}", error);
        }
    }

    // Checks that the environment asks for must be let in before the first heap, even if the program makes that one without.
    private static GcHeapOptions Read()
    {
        GcHeapOptions options = Parse(s_text);
        if (options.Checked)
        {
            CheckedMode.Request();
        }

        return options;
    }
}
