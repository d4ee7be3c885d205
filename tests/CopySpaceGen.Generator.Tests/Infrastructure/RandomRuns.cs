namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>
/// Where random programs start: always at the same place, so that a change is not blamed for an older error; at random where an environment variable of
/// CsCheck asks for a longer run, for more of them, or for a seed.
/// </summary>
internal static class RandomRuns
{
    private static readonly string[] s_variables = ["CsCheck_Time", "CsCheck_Iter", "CsCheck_Seed"];

    public static string? Seed => s_variables.Any(static name => Environment.GetEnvironmentVariable(name) is not null) ? null : "0N0XIzNsQ0O2";
}
