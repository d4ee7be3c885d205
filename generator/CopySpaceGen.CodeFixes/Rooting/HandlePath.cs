using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>Variables that were read from a handle, by properties only, and so can be read from it again.</summary>
internal static class HandlePath
{
    /// <summary>The assignment that reads a variable again, as <c>a = root.Left;</c>; null if it could read something else.</summary>
    public static string? Again(FixContext context, ILocalSymbol variable)
    {
        if (variable.DeclaringSyntaxReferences is not [{ } reference]
            || reference.GetSyntax(context.Cancel) is not VariableDeclaratorSyntax
            {
                Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } },
                Initializer.Value: { } initializer,
            } declarator)
        {
            return null;
        }

        ExpressionSyntax path = PathOf(initializer);
        SyntaxNode function = FixContext.FunctionOf(declarator);
        return IsPath(context, path) && !IsWritten(context, variable, path, function) ? $"{variable.Name} = {initializer};" : null;
    }

    /// <summary>The end of a statement, or of those after it that read other variables again.</summary>
    public static int AfterReadsAgain(FixContext context, StatementSyntax statement) => statement.Parent!.ChildNodes()
        .OfType<StatementSyntax>()
        .SkipWhile(other => other != statement)
        .Skip(1)
        .TakeWhile(other => other is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Right: var value } } && IsPath(context, PathOf(value)))
        .DefaultIfEmpty(statement)
        .Last()
        .Span.End;

    /// <summary>Whether an expression begins at a handle and reads properties, fields and elements of it, in which nothing is called.</summary>
    public static bool IsPath(FixContext context, ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => context.Types.IsHandle(context.TypeOf(expression)),
        MemberAccessExpressionSyntax member => IsPath(context, member.Expression) || (context.Types.IsHandle(context.TypeOf(member)) && IsPlain(member.Expression)),
        ElementAccessExpressionSyntax element => IsPath(context, element.Expression) && element.ArgumentList.Arguments.All(static argument => IsPlain(argument.Expression)),
        ParenthesizedExpressionSyntax inner => IsPath(context, inner.Expression),
        _ => false,
    };

    private static ExpressionSyntax PathOf(ExpressionSyntax value) => value is RefExpressionSyntax place ? place.Expression : value;

    private static bool IsPlain(ExpressionSyntax index) => index switch
    {
        LiteralExpressionSyntax or IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax member => IsPlain(member.Expression),
        PrefixUnaryExpressionSyntax fromEnd => fromEnd.IsKind(SyntaxKind.IndexExpression) && IsPlain(fromEnd.Operand),
        RangeExpressionSyntax range => (range.LeftOperand is null || IsPlain(range.LeftOperand)) && (range.RightOperand is null || IsPlain(range.RightOperand)),
        _ => false,
    };

    // The variable by anything but the same expression, or what the expression reads.
    private static bool IsWritten(FixContext context, ILocalSymbol variable, ExpressionSyntax path, SyntaxNode function)
    {
        HashSet<string> read = [.. path.DescendantNodesAndSelf().OfType<ExpressionSyntax>().SelectMany(static part => new[] { $"{part}", $"{part}.Ref", $"{part}.Any" })];
        foreach (AssignmentExpressionSyntax assignment in function.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            bool isSame = assignment.Right.ToString() == path.ToString();
            if (read.Contains(assignment.Left.ToString()) || (!isSame && SymbolEqualityComparer.Default.Equals(context.SymbolOf(assignment.Left), variable) && IsReassigned(variable, assignment)))
            {
                return true;
            }
        }

        return !HandleUses.CanBeHandles(context.UsesOf(variable, function));
    }

    // To a ref local, an assignment writes to the place, unless it assigns one.
    private static bool IsReassigned(ILocalSymbol variable, AssignmentExpressionSyntax assignment) =>
        variable.RefKind == RefKind.None || assignment.Right is RefExpressionSyntax;
}
