using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>Applies a fix one by one and to all at once; what comes out must have nothing that the analyzers report.</summary>
internal static class CodeFixTest<TFix>
    where TFix : CodeFixProvider, new()
{
    public static Task Verify(string source, string fixedSource) => Verify([source], [fixedSource]);

    /// <summary>Applies a fix in a project of one file that references a heap. If the source stays as it is, what is reported must be offered no fix.</summary>
    public static Task Verify(string source, string fixedSource, CompiledHeap heap)
    {
        Test test = new()
        {
            TestCode = source,
            FixedCode = fixedSource,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInProjectCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
        };
        test.TestState.AdditionalReferences.Add(heap.Reference);
        test.FixedState.AdditionalReferences.Add(heap.Reference);
        if (source == fixedSource)
        {
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        }

        return test.RunAsync();
    }

    public static Task Verify(string[] sources, string[] fixedSources)
    {
        Test test = new();
        test.TestState.Sources.AddRange(sources.Select(static (source, index) => ($"/0/Test{index}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(source))));
        test.FixedState.Sources.AddRange(fixedSources.Select(static (source, index) => ($"/0/Test{index}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(source))));
        return test.RunAsync();
    }

    private sealed class Test : CSharpCodeFixTest<Analyzers.ObjectAnalyzer, TFix, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = OfflineReferences.None;
            TestState.AdditionalReferences.AddRange(TestCompilation.References);
            FixedState.AdditionalReferences.AddRange(TestCompilation.References);
            MarkupOptions = MarkupOptions.UseFirstDescriptor;
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
            DisabledDiagnostics.Add(DiagnosticIds.NothingGenerated);
            if (!new TFix().FixableDiagnosticIds.Contains(DiagnosticIds.MissingNoCollect))
            {
                // A hint that many a small method would get.
                DisabledDiagnostics.Add(DiagnosticIds.MissingNoCollect);
            }
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => OurAnalyzers.Create();

        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(HeapGenerator)];

        protected override ParseOptions CreateParseOptions() => TestCompilation.ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => TestCompilation.Options;
    }
}
