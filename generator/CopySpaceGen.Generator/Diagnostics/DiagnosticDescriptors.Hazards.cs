using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Diagnostics;

/// <content>References that are used after a collection may have moved what they refer to.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor OutdatedReference = new(
        DiagnosticIds.OutdatedReference,
        "A reference is used after a call that may collect",
        "'{0}' may be outdated: {1}, and '{2}' in line {3} {4}, which moves objects; {5}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.OutdatedReference + HelpPageSuffix);

    public static readonly DiagnosticDescriptor WaitingReference = new(
        DiagnosticIds.WaitingReference,
        "A reference waits in an expression for a call that may collect",
        "'{0}' is evaluated before '{1}', which may collect and move the object, and used after it; call '{1}' in a statement before and keep its result in a variable",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.WaitingReference + HelpPageSuffix);

    public static readonly DiagnosticDescriptor PassedPlace = new(
        DiagnosticIds.PassedPlace,
        "A place in an object is passed to a call that may collect",
        "'{0}' is a place in an object, which '{1}' may move by collecting while it uses it; pass a handle of the object, or a copy of what is there",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.PassedPlace + HelpPageSuffix);

    public static readonly DiagnosticDescriptor PerhapsOutdatedReference = new(
        DiagnosticIds.PerhapsOutdatedReference,
        "A reference is used after a delegate of which nothing is known",
        "'{0}' is outdated if '{1}' in line {2} collects, which cannot be told of a delegate; {3}, or mark the type of the delegate with [NoCollect]",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.PerhapsOutdatedReference + HelpPageSuffix);
}
