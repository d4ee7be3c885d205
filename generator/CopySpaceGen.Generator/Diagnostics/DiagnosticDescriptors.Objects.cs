using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Diagnostics;

/// <content>The diagnostics of object types.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor TypeNotPartial = new(
        DiagnosticIds.TypeNotPartial,
        "The type is not partial",
        "Declare '{0}' partial, so that the generator can add to '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.TypeNotPartial + HelpPageSuffix);

    public static readonly DiagnosticDescriptor TypeNotAccessible = new(
        DiagnosticIds.TypeNotAccessible,
        "Generated code cannot reach the type",
        "Declare '{0}' public or internal: generated code outside of its containing type refers to '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.TypeNotAccessible + HelpPageSuffix);

    public static readonly DiagnosticDescriptor GenericObject = new(
        DiagnosticIds.GenericObject,
        "An object type is generic",
        "Object type '{0}' cannot be generic or be nested in a generic type: declare one struct per element type, or store an index into a collection of your own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.GenericObject + HelpPageSuffix);

    public static readonly DiagnosticDescriptor RefStructObject = new(
        DiagnosticIds.RefStructObject,
        "An object type is a ref struct",
        "Object type '{0}' cannot be a ref struct, since its instances live on a heap: remove 'ref'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.RefStructObject + HelpPageSuffix);

    public static readonly DiagnosticDescriptor LayoutNotSequential = new(
        DiagnosticIds.LayoutNotSequential,
        "An object type has a layout of its own",
        "Remove {1} from '{0}': references must be aligned to 8 bytes, must not overlap, and must each be a field",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.LayoutNotSequential + HelpPageSuffix);

    public static readonly DiagnosticDescriptor FieldsInSeveralParts = new(
        DiagnosticIds.FieldsInSeveralParts,
        "The fields of an object type are in several parts",
        "Declare all instance fields of '{0}' in one part: across parts their order, and with it the order of copying, is undefined",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.FieldsInSeveralParts + HelpPageSuffix);

    public static readonly DiagnosticDescriptor ReservedObjectMember = new(
        DiagnosticIds.ReservedObjectMember,
        "A member has the name of a generated one",
        "Rename '{0}': the generator adds a nested type of that name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ReservedObjectMember + HelpPageSuffix);

    public static readonly DiagnosticDescriptor ReservedObjectName = new(
        DiagnosticIds.ReservedObjectName,
        "An object type has a reserved name",
        "Rename the object type '{0}': the generator adds a nested type of that name, and no type can have a member of its own name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.ReservedObjectName + HelpPageSuffix);

    public static readonly DiagnosticDescriptor AccessorClassNameTaken = new(
        DiagnosticIds.AccessorClassNameTaken,
        "A type has the name of a generated class",
        "Rename '{1}' or '{0}': the generator declares a class of the name '{1}' for the accessors of '{0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + DiagnosticIds.AccessorClassNameTaken + HelpPageSuffix);
}
