namespace CopySpaceGen.Generator.Diagnostics;

/// <summary>The ids of all diagnostics. An id is never reused; each has a page in <c>generator/docs</c>.</summary>
internal static class DiagnosticIds
{
    public const string UnsafeCodeDisabled = "CSG0001";
    public const string LanguageVersionTooLow = "CSG0002";

    public const string TypeNotPartial = "CSG0003";
    public const string TypeNotAccessible = "CSG0004";
    public const string GenericObject = "CSG0005";
    public const string RefStructObject = "CSG0006";
    public const string LayoutNotSequential = "CSG0007";
    public const string FieldsInSeveralParts = "CSG0008";
    public const string ReservedObjectMember = "CSG0009";
    public const string ReservedObjectName = "CSG0010";
    public const string AccessorClassNameTaken = "CSG0011";

    public const string ManagedField = "CSG0012";
    public const string HiddenField = "CSG0013";
    public const string AccessorNamesCollide = "CSG0014";
    public const string AccessorNameReserved = "CSG0015";

    public const string UnmarkedReference = "CSG0016";
    public const string TypedReferenceField = "CSG0017";
    public const string NestedReference = "CSG0018";
    public const string EdgeOfWrongType = "CSG0019";
    public const string EdgeNotPrivate = "CSG0020";
    public const string EdgeStaticOrReadOnly = "CSG0021";
    public const string EdgeTargetNotObject = "CSG0022";
    public const string ForeignObject = "CSG0023";
    public const string EdgeOutsideObject = "CSG0024";

    public const string HeapClassShape = "CSG0025";
    public const string HeapBaseClass = "CSG0026";
    public const string HeapWithoutTypes = "CSG0027";
    public const string ListedTypeNotObject = "CSG0028";
    public const string ReservedHeapMember = "CSG0029";
    public const string SimpleNameShared = "CSG0030";
    public const string GeneratedNamesCollide = "CSG0031";
    public const string TypeInTwoHeaps = "CSG0032";
    public const string ObjectInNoHeap = "CSG0033";
    public const string NarrowEdgeUnaligned = "CSG0034";

    public const string SeveralEdgeAttributes = "CSG0035";
    public const string TypedOnlyTarget = "CSG0036";
    public const string AnyField = "CSG0037";

    public const string TailNotLast = "CSG0038";
    public const string TailWithoutLength = "CSG0039";
    public const string SeveralTails = "CSG0040";
    public const string TailOfWrongForm = "CSG0041";
    public const string LengthOfWrongType = "CSG0042";
    public const string LengthWithoutTail = "CSG0043";
    public const string SeveralLengths = "CSG0044";
    public const string TailOutsideObject = "CSG0045";

    public const string ObjectAndInline = "CSG0046";
    public const string ReservedKindName = "CSG0047";
    public const string WriteToCopy = "CSG0048";

    public const string OutdatedReference = "CSG0049";
    public const string WaitingReference = "CSG0050";
    public const string PassedPlace = "CSG0051";
    public const string PerhapsOutdatedReference = "CSG0052";
    public const string BrokenNoCollect = "CSG0053";
    public const string MissingNoCollect = "CSG0054";
    public const string ReferenceInManagedMemory = "CSG0055";
    public const string LostWrite = "CSG0056";
    public const string HandleOutlivesScope = "CSG0057";
    public const string UnloggedWrite = "CSG0058";
    public const string ObjectOutsideHeap = "CSG0059";
    public const string MutatorLeavesThread = "CSG0060";
    public const string NothingGenerated = "CSG0061";
}
