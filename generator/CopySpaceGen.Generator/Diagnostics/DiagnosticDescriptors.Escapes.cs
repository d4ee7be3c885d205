using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Diagnostics;

/// <content>The diagnostics of references, handles, objects and mutators that leave the place where they are valid.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor ReferenceInManagedMemory = new(
        DiagnosticIds.ReferenceInManagedMemory,
        "A reference is kept where no collection finds it",
        "'{0}' is kept in {1}, where no collection updates the references in it: keep a Persistent<T> of what they refer to there, or a Local<T> while a scope is open",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ReferenceInManagedMemory + HelpPageSuffix);

    public static readonly DiagnosticDescriptor LostWrite = new(
        DiagnosticIds.LostWrite,
        "A copy of a part is written",
        "The write to '{0}' is lost, since '{1}' is a copy of what is in the heap: declare '{1}' as a ref local, or store it back as a whole",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.LostWrite + HelpPageSuffix);

    public static readonly DiagnosticDescriptor HandleOutlivesScope = new(
        DiagnosticIds.HandleOutlivesScope,
        "A handle outlives its scope",
        "'{0}' outlives the scope that it was made in, which frees its slot for other handles: make it before that scope is opened, or hand out its Ref",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.HandleOutlivesScope + HelpPageSuffix);

    public static readonly DiagnosticDescriptor UnloggedWrite = new(
        DiagnosticIds.UnloggedWrite,
        "An edge is written without being logged",
        "The write to '{0}' is not logged, as heap class '{1}' asks for: write it with the property or Write method of a GcRef<{2}> or Local<{2}>",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.UnloggedWrite + HelpPageSuffix);

    public static readonly DiagnosticDescriptor ObjectOutsideHeap = new(
        DiagnosticIds.ObjectOutsideHeap,
        "An object is made outside of a heap",
        "The '{0}' that is made here is in no heap, so nothing can refer to it and no collection sees its edges: allocate it with New{0} of a mutator",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ObjectOutsideHeap + HelpPageSuffix);

    public static readonly DiagnosticDescriptor MutatorLeavesThread = new(
        DiagnosticIds.MutatorLeavesThread,
        "A mutator leaves its thread",
        "The mutator '{0}' {1}, though only the thread that attached may use it: {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.MutatorLeavesThread + HelpPageSuffix);
}
