using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Diagnostics;

/// <content>The diagnostics of the project's settings.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor UnsafeCodeDisabled = new(
        DiagnosticIds.UnsafeCodeDisabled,
        "Unsafe code is disabled",
        "The collector of '{0}' is unsafe code: add <AllowUnsafeBlocks>true</AllowUnsafeBlocks> to a PropertyGroup of the project file",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.UnsafeCodeDisabled + HelpPageSuffix);

    public static readonly DiagnosticDescriptor LanguageVersionTooLow = new(
        DiagnosticIds.LanguageVersionTooLow,
        "The language version is too low",
        "The accessors of '{0}' are extension properties of C# 14: add <LangVersion>14</LangVersion> to a PropertyGroup of the project file",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.LanguageVersionTooLow + HelpPageSuffix);
}
