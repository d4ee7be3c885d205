using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Diagnostics;

// What members say of themselves by [NoCollect].
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor BrokenNoCollect = new(
        DiagnosticIds.BrokenNoCollect,
        "A member that is marked [NoCollect] may collect",
        "'{0}' {1}: {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.BrokenNoCollect + HelpPageSuffix);

    public static readonly DiagnosticDescriptor MissingNoCollect = new(
        DiagnosticIds.MissingNoCollect,
        "A method never collects and does not say so",
        "'{0}' gets a mutator and calls nothing that may collect: mark it with [NoCollect], so that its callers can hold references over the call",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.MissingNoCollect + HelpPageSuffix);
}
