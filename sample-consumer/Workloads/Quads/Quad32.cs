namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>A <see cref="Quad"/> whose references take 4 bytes.</summary>
[GcObject]
internal partial struct Quad32
{
    [GcEdge<Quad32>] private GcRef32 _kid0;
    [GcEdge<Quad32>] private GcRef32 _kid1;
    [GcEdge<Quad32>] private GcRef32 _kid2;
    [GcEdge<Quad32>] private GcRef32 _kid3;
}
