using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>Compilations as strict as a project can make them, from references that need no download.</summary>
internal static class TestCompilation
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Basic.Reference.Assemblies.Net100.References.All,
        MetadataReference.CreateFromFile(typeof(GcObjectAttribute).Assembly.Location),
    ];

    public static CSharpCompilationOptions Options { get; } = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithAllowUnsafe(true)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithWarningLevel(9999);

    public static CSharpCompilation Create(params string[] sources) => Create("TestProject", Options, sources);

    public static CSharpCompilation Create(string assembly, CSharpCompilationOptions options, params string[] sources) =>
        CSharpCompilation.Create(assembly, sources.Select((source, index) => Parse(source, $"/0/Test{index}.cs")), References, options);

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>The errors and warnings of a compilation; a comment that is missing or refers to nothing is one too.</summary>
    public static ImmutableArray<Diagnostic> Problems(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
}
