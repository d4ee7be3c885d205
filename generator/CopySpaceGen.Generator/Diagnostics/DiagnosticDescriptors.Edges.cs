using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Diagnostics;

/// <content>The diagnostics of fields that are references.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor UnmarkedReference = new(
        DiagnosticIds.UnmarkedReference,
        "A reference is not marked as an edge",
        "The collector would not follow '{0}': mark it with [GcEdge<T>], where T is the type that it refers to, or with [GcEdge]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.UnmarkedReference + HelpPageSuffix);

    public static readonly DiagnosticDescriptor TypedReferenceField = new(
        DiagnosticIds.TypedReferenceField,
        "A field is a typed reference",
        "The collector would not follow '{0}', and the .NET type loader rejects two structs that hold generic structs over each other: declare it as [GcEdge<{1}>] private GcRef {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.TypedReferenceField + HelpPageSuffix);

    public static readonly DiagnosticDescriptor NestedReference = new(
        DiagnosticIds.NestedReference,
        "A reference is hidden in a field",
        "The collector would not follow the GcRef inside '{0}' of type '{1}': mark the type with [GcInline], or declare the reference in the object itself",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.NestedReference + HelpPageSuffix);

    public static readonly DiagnosticDescriptor EdgeOfWrongType = new(
        DiagnosticIds.EdgeOfWrongType,
        "An edge is not a GcRef or GcRef32",
        "Edge '{0}' is of type '{1}': declare it as private GcRef, or as private GcRef32 in an aligned heap",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.EdgeOfWrongType + HelpPageSuffix);

    public static readonly DiagnosticDescriptor EdgeNotPrivate = new(
        DiagnosticIds.EdgeNotPrivate,
        "An edge is not private",
        "Make the edge '{0}' private: only its generated accessor may write it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.EdgeNotPrivate + HelpPageSuffix);

    public static readonly DiagnosticDescriptor EdgeStaticOrReadOnly = new(
        DiagnosticIds.EdgeStaticOrReadOnly,
        "An edge is static or read-only",
        "Remove '{1}' from the edge '{0}': it is a field of each object, and the collector updates it when it moves the referent",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.EdgeStaticOrReadOnly + HelpPageSuffix);

    public static readonly DiagnosticDescriptor EdgeTargetNotObject = new(
        DiagnosticIds.EdgeTargetNotObject,
        "An edge refers to what is no heap object",
        "Edge '{0}' refers to '{1}', which is not a struct marked with [GcObject]: mark it, or refer to another type",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.EdgeTargetNotObject + HelpPageSuffix);

    public static readonly DiagnosticDescriptor ForeignObject = new(
        DiagnosticIds.ForeignObject,
        "An object type is of another assembly",
        "'{0}' is declared in the assembly '{1}', where the generator cannot add to it: declare the struct in the project of the heap",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ForeignObject + HelpPageSuffix);

    public static readonly DiagnosticDescriptor EdgeOutsideObject = new(
        DiagnosticIds.EdgeOutsideObject,
        "An edge is outside of an object type",
        "[GcEdge] on '{0}' has no effect, since '{1}' is not a struct marked with [GcObject] or [GcInline]: mark the type, or remove the attribute",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.EdgeOutsideObject + HelpPageSuffix);

    public static readonly DiagnosticDescriptor SeveralEdgeAttributes = new(
        DiagnosticIds.SeveralEdgeAttributes,
        "An edge has two attributes",
        "Remove one of the [GcEdge] attributes of '{0}': one names all types that the edge can refer to, as in [GcEdge<A, B>]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.SeveralEdgeAttributes + HelpPageSuffix);

    public static readonly DiagnosticDescriptor TypedOnlyTarget = new(
        DiagnosticIds.TypedOnlyTarget,
        "An edge of several types refers to one without a header",
        "Edge '{0}' could not tell a '{1}' from its other types: remove TypedOnly from the [GcObject] of '{1}', or refer to it by an edge of its own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.TypedOnlyTarget + HelpPageSuffix);

    public static readonly DiagnosticDescriptor AnyField = new(
        DiagnosticIds.AnyField,
        "A field is a GcAny",
        "The collector would not follow '{0}': declare it as private GcValue {1}, or as [GcEdge] private GcRef {1} if it holds references only",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.AnyField + HelpPageSuffix);
}
