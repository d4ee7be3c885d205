using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>What becomes of the uses of a reference when a handle takes its place.</summary>
internal static class HandleUses
{
    /// <summary>Whether a handle mends a use: one that waits is mended only where the handle itself waits, and is not read before.</summary>
    public static bool IsEnough(FixContext context, IdentifierNameSyntax use, HandleKind handle, Diagnostic diagnostic) =>
        diagnostic.Id == DiagnosticIds.OutdatedReference
        || (diagnostic.Id == DiagnosticIds.PerhapsOutdatedReference && context.CallOf(diagnostic)?.FirstAncestorOrSelf<StatementSyntax>() != use.FirstAncestorOrSelf<StatementSyntax>())
        || WaitsAsHandle(context, use, handle);

    /// <summary>Whether each use of a variable in a function can be one of a handle: none is passed by reference.</summary>
    public static bool CanBeHandles(IEnumerable<IdentifierNameSyntax> uses) =>
        uses.All(static use => use.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 } and not RefExpressionSyntax);

    /// <summary>What a use is followed by: nothing where a handle serves as well as the reference, or else the property that reads it.</summary>
    public static string Suffix(FixContext context, IdentifierNameSyntax use, HandleKind handle) => Serves(context, use, handle) ? "" : "." + handle.Property;

    private static bool Serves(FixContext context, IdentifierNameSyntax use, HandleKind handle) => use.Parent switch
    {
        MemberAccessExpressionSyntax member when member.Expression == use => HasMember(context, member, handle),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => context.SymbolOf(call) is IMethodSymbol { IsGenericMethod: false },
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } => true,
        ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == use && assignment.Left is not (TupleExpressionSyntax or DeclarationExpressionSyntax),
        EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: var isVar } } => !isVar,
        BinaryExpressionSyntax => handle.Property == "Ref" && use.Parent.RawKind is (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression,
        _ => false,
    };

    // Handles have the generated accessors, which are properties, and of the reference's own members IsNull only.
    private static bool HasMember(FixContext context, MemberAccessExpressionSyntax member, HandleKind handle) =>
        handle.Property == "Ref"
        && (member.Name.Identifier.ValueText == "IsNull" || context.SymbolOf(member) is IPropertySymbol { ContainingType: var type } && !context.Types.IsReference(type));

    private static bool WaitsAsHandle(FixContext context, IdentifierNameSyntax use, HandleKind handle) => use.Parent switch
    {
        MemberAccessExpressionSyntax member => HasMember(context, member, handle) && context.SymbolOf(member) is IPropertySymbol { RefKind: RefKind.None },
        ArgumentSyntax => context.Types.IsArgument(context.Model.GetTypeInfo(use, context.Cancel).ConvertedType),
        BinaryExpressionSyntax pair => pair.Left == use && Serves(context, use, handle),
        _ => false,
    };
}
