using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>Sources in which markup tells what is reported: <c>{|CSG0003:Node|}</c>. The generator runs too, as in a real project.</summary>
internal static class MarkupTest
{
    /// <summary>What tests need not repeat: usings, and a struct and a class that nothing is wrong with.</summary>
    public const string Prelude =
        """
        using CopySpaceGen;
        using System.Runtime.InteropServices;

        [GcObject] internal partial struct Good { [GcEdge<Good>] private GcRef next; public int Key; }
        [GcHeap(typeof(Good))] internal partial class GoodHeap;

        """;

    /// <summary>Checks all that the analyzers report.</summary>
    public static Task Verify(params string[] sources) => Verify(static _ => { }, sources);

    public static Task Verify(Action<Test> configure, params string[] sources)
    {
        Test test = new();
        test.TestState.Sources.Add(Prelude + sources[0]);
        foreach (string source in sources.Skip(1))
        {
            test.TestState.Sources.Add("using CopySpaceGen;\n" + source);
        }

        configure(test);
        return test.RunAsync();
    }

    internal sealed class Test : CSharpAnalyzerTest<Analyzers.ObjectAnalyzer, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = OfflineReferences.None;
            TestState.AdditionalReferences.AddRange(TestCompilation.References);
            MarkupOptions = MarkupOptions.UseFirstDescriptor;
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;

            // What the generator says of each error that the analyzers report, and a hint that many a small method would get; the tests of that one clear the list.
            DisabledDiagnostics.AddRange([DiagnosticIds.NothingGenerated, DiagnosticIds.MissingNoCollect]);
        }

        public bool AllowsUnsafeCode { get; set; } = true;

        public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.CSharp14;

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => OurAnalyzers.Create();

        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(HeapGenerator)];

        protected override ParseOptions CreateParseOptions() => TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion);

        protected override CompilationOptions CreateCompilationOptions() => TestCompilation.Options.WithAllowUnsafe(AllowsUnsafeCode);
    }
}
