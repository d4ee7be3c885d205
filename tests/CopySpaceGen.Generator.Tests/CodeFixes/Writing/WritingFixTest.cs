using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CopySpaceGen.Generator.Tests.CodeFixes.Writing;

/// <summary>Fixes of statements that write to parts of an object.</summary>
internal static class WritingFixTest<TFix>
    where TFix : CodeFixProvider, new()
{
    private static readonly CompiledHeap s_logging = Heap("FieldLogging = true");
    private static readonly CompiledHeap s_plain = Heap("FieldLogging = false");

    /// <summary>In a heap that logs written edges.</summary>
    public static Task Verify(string statements, string fixedStatements) => CodeFixTest<TFix>.Verify(Source(statements), Source(fixedStatements), s_logging);

    /// <summary>In a heap that does not.</summary>
    public static Task VerifyPlain(string statements, string fixedStatements) => CodeFixTest<TFix>.Verify(Source(statements), Source(fixedStatements), s_plain);

    /// <summary>Checks that a fix is not offered.</summary>
    public static Task VerifyNone(string statements) => Verify(statements, statements);

    private static string Source(string statements) =>
        $"using System;\nusing CopySpaceGen;\n\ninternal static class Program\n{{\n    public static void Run(Local<Node> node)\n    {{\n        {statements}\n    }}\n}}\n";

    private static CompiledHeap Heap(string flag) => new(
        $$"""
        using CopySpaceGen;

        [GcInline]
        public partial struct Link
        {
            [GcEdge<Node>] private GcRef to;
            public int Weight;
            public void Clear() => to = default;
        }

        [GcInline, System.Runtime.CompilerServices.InlineArray(3)]
        public partial struct Links { private Link link; }

        [GcInline]
        public partial struct Place { public Link Link; }

        [GcObject]
        public partial struct Node
        {
            public Link Link;
            public Place Place;
            public Links Links;
            [GcLength] private int count;
            [GcTrailing] private Link items;
        }

        [GcHeap(typeof(Node), {{flag}})]
        public sealed partial class NodeHeap;
        """);
}
