using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Diagnostics;

/// <content>The diagnostics of heap classes.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor HeapClassShape = new(
        DiagnosticIds.HeapClassShape,
        "A heap class has an unsupported form",
        "Heap class '{0}' cannot be {1}: the generator makes a plain class of it that derives from GcHeap",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.HeapClassShape + HelpPageSuffix);

    public static readonly DiagnosticDescriptor HeapBaseClass = new(
        DiagnosticIds.HeapBaseClass,
        "A heap class has a base class",
        "Heap class '{0}' derives from '{1}': remove the base class, since the generator derives the heap from GcHeap",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.HeapBaseClass + HelpPageSuffix);

    public static readonly DiagnosticDescriptor HeapWithoutTypes = new(
        DiagnosticIds.HeapWithoutTypes,
        "A heap lists no types",
        "Heap class '{0}' lists no types: write [GcHeap(typeof(T))] with the types that your program allocates",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.HeapWithoutTypes + HelpPageSuffix);

    public static readonly DiagnosticDescriptor ListedTypeNotObject = new(
        DiagnosticIds.ListedTypeNotObject,
        "A heap lists what is no heap object",
        "Heap class '{0}' lists '{1}', which is not a struct marked with [GcObject]: mark it, or remove it from the list",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ListedTypeNotObject + HelpPageSuffix);

    public static readonly DiagnosticDescriptor ReservedHeapMember = new(
        DiagnosticIds.ReservedHeapMember,
        "A heap class or its member has the name of a generated member",
        "Rename '{1}' of the heap class '{0}': the generator adds a member of that name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ReservedHeapMember + HelpPageSuffix);

    public static readonly DiagnosticDescriptor SimpleNameShared = new(
        DiagnosticIds.SimpleNameShared,
        "Two types of a heap have the same name",
        "Heap class '{0}' holds '{1}' and '{2}', whose New methods would have the same name: rename one of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.SimpleNameShared + HelpPageSuffix);

    public static readonly DiagnosticDescriptor GeneratedNamesCollide = new(
        DiagnosticIds.GeneratedNamesCollide,
        "Two types lead to the same generated name",
        "Rename '{0}' or '{1}': what is generated for them would have the same name, but for upper and lower case",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.GeneratedNamesCollide + HelpPageSuffix,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor TypeInTwoHeaps = new(
        DiagnosticIds.TypeInTwoHeaps,
        "A type is in two heaps",
        "Heap class '{0}' cannot hold '{1}', which belongs to '{2}' already: declare a struct of its own for one of the heaps, or make them one heap class with two instances",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.TypeInTwoHeaps + HelpPageSuffix,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor ObjectInNoHeap = new(
        DiagnosticIds.ObjectInNoHeap,
        "An object type is in no heap",
        "No heap holds '{0}', so it cannot be allocated: list it in the [GcHeap] attribute of a heap class, or let an edge of a listed type refer to it",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ObjectInNoHeap + HelpPageSuffix,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor NarrowEdgeUnaligned = new(
        DiagnosticIds.NarrowEdgeUnaligned,
        "A 4-byte reference is in a heap that is not aligned",
        "Heap class '{0}' holds the 4-byte reference '{1}', which only reaches within an aligned heap: add Aligned = true to its [GcHeap], or declare the field as GcRef",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.NarrowEdgeUnaligned + HelpPageSuffix);

    public static readonly DiagnosticDescriptor ReservedKindName = new(
        DiagnosticIds.ReservedKindName,
        "A type is called like a kind of value",
        "Heap class '{0}' cannot hold '{1}', since '{2}' is a kind of value already: rename the type",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ReservedKindName + HelpPageSuffix);

    public static readonly DiagnosticDescriptor NothingGenerated = new(
        DiagnosticIds.NothingGenerated,
        "A heap has errors",
        "Nothing is generated for heap '{0}' until this is mended: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.NothingGenerated + HelpPageSuffix);
}
