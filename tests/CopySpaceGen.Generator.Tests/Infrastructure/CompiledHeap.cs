using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>A heap in a project of its own. It is compiled once, so that the analyzers of a test have to look at a few lines only.</summary>
internal sealed class CompiledHeap(string source)
{
    private readonly Lazy<MetadataReference> _reference = new(() =>
    {
        using MemoryStream image = new();
        EmitResult result = GeneratorRun.Start(TestCompilation.Create("CompiledHeap", TestCompilation.Options, source)).Output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    });

    public MetadataReference Reference => _reference.Value;
}
