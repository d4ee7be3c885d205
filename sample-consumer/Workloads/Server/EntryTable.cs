namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>A hash table: for each bucket, the first of the entries in it. A large object once it has many.</summary>
[GcObject]
internal partial struct EntryTable
{
    [GcLength] private readonly int _length;
    [GcTrailing, GcEdge<Entry>] private GcRef _buckets;
}
