namespace CopySpaceGen;

/// <summary>
/// What the environment variable <c>COPYSPACEGEN_OPTIONS</c> sets for all heaps of the process: <c>verify=true,stress=every:100+poison</c>. So that
/// a program can be tested under stress as it is.
/// </summary>
internal sealed record EnvironmentOptions(bool Verify, GcStress? Stress)
{
    private const string Variable = "COPYSPACEGEN_OPTIONS";

    private static readonly Lazy<EnvironmentOptions> s_current = new(static () => Parse(Environment.GetEnvironmentVariable(Variable) ?? ""));

    /// <summary>The options of this process.</summary>
    /// <exception cref="FormatException">The variable holds what is no option; the message names it and what is allowed.</exception>
    internal static EnvironmentOptions Current => s_current.Value;

    internal static EnvironmentOptions Parse(string text)
    {
        EnvironmentOptions options = new(Verify: false, Stress: null);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pieces = part.Split('=', 2);
            string value = pieces.Length == 2 ? pieces[1].Trim() : "";
            options = (pieces[0].Trim(), value) switch
            {
                ("verify", "true") => options with { Verify = true },
                ("verify", "false") => options with { Verify = false },
                ("stress", _) => options with { Stress = GcStress.Parse(value) },
                _ => throw new FormatException($"'{part}' in the environment variable {Variable} is no option. There are verify=true|false and stress=MODES, joined by commas."),
            };
        }

        return options;
    }
}
