namespace CopySpaceGen.Generator;

/// <summary>The runtime library's names, which the generator knows by text since it does not reference that assembly.</summary>
internal static class KnownNames
{
    public const string HeapAttribute = "CopySpaceGen.GcHeapAttribute";
    public const string ObjectAttribute = "CopySpaceGen.GcObjectAttribute";
    public const string EdgeAttribute = "CopySpaceGen.GcEdgeAttribute`1";
    public const string Ref = "CopySpaceGen.GcRef";
    public const string NarrowRef = "CopySpaceGen.GcRef32";
    public const string TypedRef = "CopySpaceGen.GcRef`1";
    public const string Local = "CopySpaceGen.Local`1";
    public const string Heap = "CopySpaceGen.GcHeap";
    public const string HeapOptions = "CopySpaceGen.GcHeapOptions";
}
