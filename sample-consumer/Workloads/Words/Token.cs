namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>An occurrence of a word in the line that is being read. It becomes garbage with the line.</summary>
[GcObject]
internal partial struct Token
{
    [GcEdge<TextChunk>] private GcRef _text;
    [GcEdge<Token>] private GcRef _next;
}
