using System.Diagnostics;

namespace CopySpaceGen.Tests.Shared;

/// <summary>The dotnet command as a user would start it, apart from the build that this process is part of.</summary>
internal static class DotNetCommand
{
    /// <summary>What starts it, in a folder; its output can be read.</summary>
    public static ProcessStartInfo Prepare(string folder, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };

        // What this process has inherited from its own build would leak into the user's.
        foreach (string inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return start;
    }
}
