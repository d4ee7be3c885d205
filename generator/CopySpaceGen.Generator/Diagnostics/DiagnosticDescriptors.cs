namespace CopySpaceGen.Generator.Diagnostics;

/// <summary>All diagnostics. Each message names the declaration and, in the same sentence, the fix.</summary>
internal static partial class DiagnosticDescriptors
{
    private const string Category = "CopySpaceGen";
    private const string HelpPages = "https://github.com/copyspacegen/copyspacegen/blob/main/generator/docs/";
    private const string HelpPageSuffix = ".md";
}
