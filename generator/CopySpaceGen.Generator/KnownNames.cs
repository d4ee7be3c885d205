namespace CopySpaceGen.Generator;

/// <summary>The runtime library's names, which the generator knows by text since it does not reference that assembly.</summary>
internal static class KnownNames
{
    public const string HeapAttribute = "CopySpaceGen.GcHeapAttribute";
    public const string ObjectAttribute = "CopySpaceGen.GcObjectAttribute";
    public const string AnyEdgeAttribute = "CopySpaceGen.GcEdgeAttribute";
    public const string EdgeAttribute = "CopySpaceGen.GcEdgeAttribute`1";
    public const string EdgeOfTwoAttribute = "CopySpaceGen.GcEdgeAttribute`2";
    public const string EdgeOfThreeAttribute = "CopySpaceGen.GcEdgeAttribute`3";
    public const string EdgeOfFourAttribute = "CopySpaceGen.GcEdgeAttribute`4";
    public const string InlineAttribute = "CopySpaceGen.GcInlineAttribute";
    public const string TrailingAttribute = "CopySpaceGen.GcTrailingAttribute";
    public const string LengthAttribute = "CopySpaceGen.GcLengthAttribute";
    public const string NoCollectAttribute = "CopySpaceGen.NoCollectAttribute";
    public const string Ref = "CopySpaceGen.GcRef";
    public const string NarrowRef = "CopySpaceGen.GcRef32";
    public const string Value = "CopySpaceGen.GcValue";
    public const string TypedRef = "CopySpaceGen.GcRef`1";
    public const string Local = "CopySpaceGen.Local`1";
    public const string Any = "CopySpaceGen.GcAny`1";
    public const string LocalAny = "CopySpaceGen.LocalAny`1";
    public const string Argument = "CopySpaceGen.GcArgument`1";
    public const string AnyArgument = "CopySpaceGen.GcAnyArgument`1";
    public const string Persistent = "CopySpaceGen.Persistent`1";
    public const string PersistentAny = "CopySpaceGen.PersistentAny`1";
    public const string Weak = "CopySpaceGen.Weak`1";
    public const string ChangedEdge = "CopySpaceGen.GcChangedEdge`1";
    public const string Mutator = "CopySpaceGen.GcMutator";
    public const string Park = "CopySpaceGen.GcPark";
    public const string Scope = "CopySpaceGen.GcScope";
    public const string Heap = "CopySpaceGen.GcHeap";
    public const string HeapOptions = "CopySpaceGen.GcHeapOptions";
}
