namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>A node of a tree with four branches: nothing but references.</summary>
[GcObject]
internal partial struct Quad
{
    [GcEdge<Quad>] private GcRef _kid0;
    [GcEdge<Quad>] private GcRef _kid1;
    [GcEdge<Quad>] private GcRef _kid2;
    [GcEdge<Quad>] private GcRef _kid3;
}
