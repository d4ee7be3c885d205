using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>From where code can refer to a type.</summary>
internal static class AccessibilityExtensions
{
    /// <summary>Whether code anywhere in the assembly can refer to a type, given that it can refer to the containing one.</summary>
    public static bool IsAccessibleInAssembly(this INamedTypeSymbol type) => !type.IsFileLocal
        && type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>Whether code of other assemblies can refer to a type.</summary>
    public static bool IsPublic(this INamedTypeSymbol type) =>
        type.SelfAndContainingTypes().All(static part => part.DeclaredAccessibility == Accessibility.Public);

    /// <summary>Whether code anywhere in the assembly can refer to a type and to all that it is made of.</summary>
    public static bool IsMadeOfAccessibleTypes(this ITypeSymbol type) =>
        type.IsMadeOf(static part => part.SelfAndContainingTypes().All(IsAccessibleInAssembly));

    /// <summary>Whether code of other assemblies can refer to a type and to all that it is made of.</summary>
    public static bool IsMadeOfPublicTypes(this ITypeSymbol type) => type.IsMadeOf(static part => part.IsPublic());

    // The recursion follows how the type is written, so it is as shallow as that.
    private static bool IsMadeOf(this ITypeSymbol type, Func<INamedTypeSymbol, bool> isGood) => type switch
    {
        INamedTypeSymbol named => isGood(named)
            && named.SelfAndContainingTypes().All(part => part.TypeArguments.All(argument => argument.IsMadeOf(isGood))),
        IPointerTypeSymbol pointer => pointer.PointedAtType.IsMadeOf(isGood),
        IArrayTypeSymbol array => array.ElementType.IsMadeOf(isGood),
        IFunctionPointerTypeSymbol function => function.Signature.ReturnType.IsMadeOf(isGood)
            && function.Signature.Parameters.All(parameter => parameter.Type.IsMadeOf(isGood)),
        _ => true,
    };
}
