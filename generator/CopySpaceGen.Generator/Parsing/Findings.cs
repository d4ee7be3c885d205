using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>
/// What is wrong with a declaration. An analyzer passes a callback that reports it; the generator passes none and asks
/// whether there is anything, and what, so that the two cannot disagree.
/// </summary>
internal sealed class Findings(Action<Diagnostic>? report)
{
    private readonly List<Diagnostic> _errors = [];

    public bool HasErrors { get; private set; }

    /// <summary>The errors, without those that are reported by the compiler.</summary>
    public IReadOnlyList<Diagnostic> Errors => _errors;

    public void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        Report(Diagnostic.Create(descriptor, location, arguments));

    /// <param name="descriptor">What is wrong.</param>
    /// <param name="location">Where it is reported.</param>
    /// <param name="toFix">Where it is to be fixed.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(DiagnosticDescriptor descriptor, Location location, Location toFix, params string[] arguments) =>
        Report(Diagnostic.Create(descriptor, location, [toFix], arguments));

    /// <summary>Notes an error that the compiler reports.</summary>
    public void Fail() => HasErrors = true;

    /// <summary>Notes the errors of other declarations, which are reported there.</summary>
    public void Fail(Findings others)
    {
        HasErrors |= others.HasErrors;
        _errors.AddRange(others._errors);
    }

    private void Report(Diagnostic diagnostic)
    {
        if (diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
        {
            HasErrors = true;
            _errors.Add(diagnostic);
        }

        report?.Invoke(diagnostic);
    }
}
