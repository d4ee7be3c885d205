namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>A line that a word occurs in. The list of a word's postings begins with the last line.</summary>
[GcObject]
internal partial struct Posting
{
    [GcEdge<Posting>] private GcRef _next;

    public int Line;
}
