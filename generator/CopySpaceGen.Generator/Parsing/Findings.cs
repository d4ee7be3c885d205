using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>
/// What is wrong with a declaration. An analyzer passes a callback that reports it; the generator passes none and asks only
/// whether there is anything, so that the two cannot disagree.
/// </summary>
internal sealed class Findings(Action<Diagnostic>? report)
{
    public bool HasErrors { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        Report(Diagnostic.Create(descriptor, location, arguments));

    /// <param name="descriptor">What is wrong.</param>
    /// <param name="location">Where it is reported.</param>
    /// <param name="toFix">Where it is to be fixed.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(DiagnosticDescriptor descriptor, Location location, Location toFix, params string[] arguments) =>
        Report(Diagnostic.Create(descriptor, location, [toFix], arguments));

    /// <summary>Notes an error that is reported elsewhere: by the compiler, or at another declaration.</summary>
    public void Fail() => HasErrors = true;

    private void Report(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.DefaultSeverity == DiagnosticSeverity.Error;
        report?.Invoke(diagnostic);
    }
}
