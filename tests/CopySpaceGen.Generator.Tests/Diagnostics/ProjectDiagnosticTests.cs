using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

public class ProjectDiagnosticTests
{
    private const string Source = "using CopySpaceGen; [{|#0:GcObject|}] internal partial struct Node { public int Key; } [{|#1:GcHeap(typeof(Node))|}] internal partial class Heap;";

    [Fact]
    public Task UnsafeCodeMustBeAllowed() => Verify(
        test => test.AllowsUnsafeCode = false, "CSG0001", "<AllowUnsafeBlocks>true</AllowUnsafeBlocks>");

    [Fact]
    public Task TheLanguageMustHaveExtensionProperties() => Verify(
        test => test.LanguageVersion = LanguageVersion.CSharp13, "CSG0002", "<LangVersion>14</LangVersion>");

    [Fact]
    public Task WithTheRightSettingsNothingIsReported() => MarkupTest.Verify("");

    [Fact]
    public Task WithoutTheRuntimeLibraryNothingIsReported()
    {
        MarkupTest.Test test = new() { TestCode = "internal class C;" };
        test.TestState.AdditionalReferences.Clear();
        test.TestState.AdditionalReferences.AddRange(Basic.Reference.Assemblies.Net100.References.All);
        return test.RunAsync();
    }

    private static async Task Verify(Action<MarkupTest.Test> configure, string id, string line)
    {
        MarkupTest.Test test = new() { TestCode = Source };
        configure(test);
        for (int i = 0; i < 2; i++)
        {
            test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError(id).WithLocation(i));
        }

        await test.RunAsync();
        Assert.Contains(line, Descriptors.ById(id).MessageFormat.ToString());
    }
}
