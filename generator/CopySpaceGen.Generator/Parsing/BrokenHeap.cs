using System.Globalization;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>
/// A heap that nothing is generated for. The generator says so, since a compiler that misses what would have been generated in the declarations of a
/// program stops before it runs the analyzers, and so never tells the cause.
/// </summary>
/// <param name="Name">The heap class.</param>
/// <param name="Errors">What is wrong, as the analyzers report it.</param>
internal sealed record BrokenHeap(string Name, string Errors)
{
    private const int MaxListed = 3;

    public static BrokenHeap Of(string name, IReadOnlyList<Diagnostic> errors)
    {
        IEnumerable<string> listed = errors.Take(MaxListed).Select(Describe);
        return new BrokenHeap(name, string.Join("; ", errors.Count > MaxListed ? listed.Append($"and {errors.Count - MaxListed} more") : listed));
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(DiagnosticDescriptors.NothingGenerated, Location.None, Name, Errors);

    private static string Describe(Diagnostic error)
    {
        FileLinePositionSpan place = error.Location.GetMappedLineSpan();
        string at = place.IsValid ? $"{Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1}): " : "";
        return $"{at}{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
