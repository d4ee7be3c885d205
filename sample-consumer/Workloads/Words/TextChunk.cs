using System.Runtime.CompilerServices;

namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>A piece of a token's text; a longer word is a list of them.</summary>
[GcObject]
internal partial struct TextChunk
{
    /// <summary>The letters that fit into one piece, chosen so that most words need no second.</summary>
    public const int Capacity = 10;

    [GcEdge<TextChunk>] private GcRef _next;

    public int Length;
    public Text Letters;

    [InlineArray(Capacity)]
    internal struct Text
    {
        private char _first;
    }
}
