using CsCheck;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>
/// Runs random programs: always the same ones, so that a change is not blamed for an older error; others where an environment variable of CsCheck asks
/// for a longer run, for more of them, or for the one of a seed.
/// </summary>
internal static class RandomRuns
{
    private const ulong Seed = 20_251_125;

    private static readonly string[] s_variables = ["CsCheck_Time", "CsCheck_Iter", "CsCheck_Seed"];

    public static void Run<T>(Gen<T> programs, Action<T> check, int count, Func<T, string>? print = null)
    {
        if (s_variables.Any(static name => Environment.GetEnvironmentVariable(name) is not null))
        {
            programs.Sample(check, iter: count, threads: 1, print: print);
            return;
        }

        // A seed of CsCheck is that of the first program only; the ones after it are others in each run.
        for (int i = 0; i < count; i++)
        {
            programs.Sample(check, seed: new PCG((uint)i, Seed).ToString(), iter: 1, threads: 1, print: print);
        }
    }
}
