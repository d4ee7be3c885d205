namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>What an index holds for a key.</summary>
[GcObject]
internal partial struct Entry
{
    /// <summary>The next entry of the bucket.</summary>
    [GcEdge<Entry>] private GcRef _next;
    [GcEdge<Text>] private GcRef _text;

    public int Key;

    /// <summary>The version of the text.</summary>
    public int Version;
}
