using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Diagnostics;

/// <content>The diagnostics of fields that are data.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor ManagedField = new(
        DiagnosticIds.ManagedField,
        "A field has a managed type",
        "Field '{0}' is of the managed type '{1}', which the .NET collector would have to find on this heap: store an unmanaged value, or an index into a collection of your own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ManagedField + HelpPageSuffix);

    public static readonly DiagnosticDescriptor HiddenField = new(
        DiagnosticIds.HiddenField,
        "An object type has a hidden field",
        "'{0}' makes the compiler add a field to '{1}' that has no name to refer to it by: declare a field, and the generated accessor is the property",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.HiddenField + HelpPageSuffix);

    public static readonly DiagnosticDescriptor AccessorNamesCollide = new(
        DiagnosticIds.AccessorNamesCollide,
        "Two fields have the same accessor",
        "Rename '{0}' or '{1}': their accessors would both be called '{2}', but for upper and lower case",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.AccessorNamesCollide + HelpPageSuffix);

    public static readonly DiagnosticDescriptor AccessorNameReserved = new(
        DiagnosticIds.AccessorNameReserved,
        "An accessor has a reserved name",
        "Rename '{0}': its accessor cannot be called '{1}', like GcRef<T>, Local<T>, one of their members, the [GcInline] struct that it is in, or the class that holds the accessors",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.AccessorNameReserved + HelpPageSuffix);
}
