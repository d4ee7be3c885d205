using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CopySpaceGen.Generator.Tests.CodeFixes.Rooting;

/// <summary>Fixes of members of a class that uses a heap of pairs.</summary>
internal static class RootingFixTest<TFix>
    where TFix : CodeFixProvider, new()
{
    private static readonly CompiledHeap s_heap = new(
        """
        using CopySpaceGen;

        [GcObject]
        public partial struct Pair
        {
            [GcEdge<Pair>] private GcRef left;
            [GcEdge<Pair>] private GcRef right;
            [GcEdge] private GcRef box;
            public int Key;
        }

        [GcObject]
        public partial struct Text
        {
            [GcLength] public readonly int Length;
            [GcTrailing] private char chars;
        }

        [GcHeap(typeof(Pair), typeof(Text))]
        public sealed partial class PairHeap;

        public static class Tools
        {
            public static int Compute(PairHeap.Mutator m) { m.Safepoint(); return 1; }

            public static int Use(GcRef<Pair> a) => a.Key;

            public static int Use(GcRef<Pair> a, GcRef<Pair> b) => a.Key + b.Key;

            public static void Replace(ref GcRef<Pair> a) => a = a.Left;
        }

        """);

    public static Task Verify(string members, string fixedMembers) => CodeFixTest<TFix>.Verify(Source(members), Source(fixedMembers), s_heap);

    /// <summary>Checks that a fix is not offered.</summary>
    public static Task VerifyNone(string members) => Verify(members, members);

    private static string Source(string members) =>
        $"using System;\nusing CopySpaceGen;\n\ninternal static class Program\n{{\n{string.Concat(members.ReplaceLineEndings("\n").Split('\n').Select(Indented))}}}\n";

    private static string Indented(string line) => line.Length == 0 ? "\n" : $"    {line}\n";
}
