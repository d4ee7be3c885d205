using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>What the tests of the escape rules have in common: a heap with structs in its objects, and code that uses it.</summary>
internal static class EscapeSource
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    /// <summary>A heap of nodes with links in them.</summary>
    public const string Nodes =
        """
        [GcInline] internal partial struct Link
        {
            [GcEdge<Node>] private GcRef to;
            public int Weight;
            public void Clear() => to = default;
            public GcRef Raw => to;
            public static int Total;
        }
        [GcObject] internal partial struct Node { [GcEdge<Node>] private GcRef left; private Link link; public int Key; [GcLength] private int count; [GcTrailing] private Link items; }
        [GcHeap(typeof(Node))] internal sealed partial class NodeHeap;

        """;

    /// <summary>Checks what is reported at a program with the heap of nodes.</summary>
    public static Task Verify(string source) => MarkupTest.Verify(static test => Prepend(test, Nodes), source);

    /// <summary>Checks what is reported at the statements of a method that gets a mutator and a handle.</summary>
    public static Task VerifyStatements(string statements) => Verify(
        "internal static class Program { internal static void Run(NodeHeap heap, NodeHeap.Mutator m, Local<Node> node) { " + statements + " } }");

    /// <summary>Checks what is reported at the members of a class.</summary>
    public static Task VerifyMembers(string members) => Verify("internal sealed class Program { " + members + " }");

    /// <summary>Puts declarations behind the usings that every source has.</summary>
    public static void Prepend(MarkupTest.Test test, string declarations)
    {
        (string file, Microsoft.CodeAnalysis.Text.SourceText text) = test.TestState.Sources[0];
        test.TestState.Sources[0] = (file, Microsoft.CodeAnalysis.Text.SourceText.From(Usings + text.ToString().Replace(MarkupTest.Prelude, MarkupTest.Prelude + declarations, StringComparison.Ordinal)));
    }
}
