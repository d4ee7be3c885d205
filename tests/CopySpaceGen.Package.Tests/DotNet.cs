using System.Diagnostics;
using CopySpaceGen.Tests.Shared;

namespace CopySpaceGen.Package.Tests;

/// <summary>Runs the dotnet command as a user would, apart from the build that these tests run in.</summary>
internal static class DotNet
{
    public static string Run(string folder, params string[] arguments)
    {
        ProcessStartInfo start = DotNetCommand.Prepare(folder, arguments);
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} failed in {folder}:\n{output}\n{errors.Result}");
        return output;
    }
}
