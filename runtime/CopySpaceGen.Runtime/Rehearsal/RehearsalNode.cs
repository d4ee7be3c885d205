namespace CopySpaceGen;

/// <summary>What lives in a <see cref="RehearsalHeap"/>. It could be large, so that the heap has a space for large objects.</summary>
[GcObject]
internal partial struct RehearsalNode
{
    [GcEdge<RehearsalNode>] private GcRef _next;
    [GcLength] private readonly nint _length;
    [GcTrailing] private byte _ballast;
}
