using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Diagnostics;

/// <content>The diagnostics of tails, and of structs that are part of objects.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor TailNotLast = new(
        DiagnosticIds.TailNotLast,
        "A tail is not the last field",
        "Declare '{0}' as the last field: its elements come behind all others",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.TailNotLast + HelpPageSuffix);

    public static readonly DiagnosticDescriptor TailWithoutLength = new(
        DiagnosticIds.TailWithoutLength,
        "A tail has no length",
        "Tail '{0}' has no length: mark the field of '{1}' that holds the number of elements, an int or a nint, with [GcLength]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.TailWithoutLength + HelpPageSuffix);

    public static readonly DiagnosticDescriptor SeveralTails = new(
        DiagnosticIds.SeveralTails,
        "A type has two tails",
        "Remove [GcTrailing] from '{0}', since '{1}' is the tail already: give the second array an object of its own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.SeveralTails + HelpPageSuffix);

    public static readonly DiagnosticDescriptor TailOfWrongForm = new(
        DiagnosticIds.TailOfWrongForm,
        "A field cannot be a tail",
        "Tail '{0}' is {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.TailOfWrongForm + HelpPageSuffix);

    public static readonly DiagnosticDescriptor LengthOfWrongType = new(
        DiagnosticIds.LengthOfWrongType,
        "A length is no integer",
        "Length '{0}' is of type '{1}': declare it as int or nint",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.LengthOfWrongType + HelpPageSuffix);

    public static readonly DiagnosticDescriptor LengthWithoutTail = new(
        DiagnosticIds.LengthWithoutTail,
        "A length has no tail",
        "Length '{0}' is that of nothing: mark the last field of '{1}' with [GcTrailing], or remove [GcLength]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.LengthWithoutTail + HelpPageSuffix);

    public static readonly DiagnosticDescriptor SeveralLengths = new(
        DiagnosticIds.SeveralLengths,
        "A type has two lengths",
        "Remove [GcLength] from '{0}', since '{1}' is the length already",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.SeveralLengths + HelpPageSuffix);

    public static readonly DiagnosticDescriptor TailOutsideObject = new(
        DiagnosticIds.TailOutsideObject,
        "A tail or its length is outside of an object type",
        "[GcTrailing] and [GcLength] on '{0}' have no effect: remove them, or make it an instance field and '{1}' a struct marked with [GcObject]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.TailOutsideObject + HelpPageSuffix);

    public static readonly DiagnosticDescriptor ObjectAndInline = new(
        DiagnosticIds.ObjectAndInline,
        "A struct is an object and a part of objects",
        "Remove [GcObject] or [GcInline] from '{0}': it is either allocated by itself or a part of others",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ObjectAndInline + HelpPageSuffix);

    public static readonly DiagnosticDescriptor WriteToCopy = new(
        DiagnosticIds.WriteToCopy,
        "A part is written that was handed out to be read",
        "'{0}' may write to its '{1}', but works on a copy here, since this one was handed out to be read: declare it readonly, or call it on what the Write method hands out",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.WriteToCopy + HelpPageSuffix);
}
