using CopySpaceGen.Generator.Helpers;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>The walker itself must be able to fail.</summary>
public class ObjectGraphTests
{
    [Fact]
    public void FindsASymbolInsideArraysAndRecords()
    {
        ISymbol symbol = TestCompilation.Create("class C;").GetTypeByMetadataName("C")!;
        object graph = new EquatableArray<Box>([new Box(new object[] { 1, new[] { symbol } })]);

        Assert.ThrowsAny<Exception>(() => ObjectGraph.RequireNoCompilerObjects(graph));
    }

    [Fact]
    public void AcceptsPlainValues() => ObjectGraph.RequireNoCompilerObjects(new EquatableArray<Box>([new Box("text")]));

    private sealed record Box(object Value);
}
