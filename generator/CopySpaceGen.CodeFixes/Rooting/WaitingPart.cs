using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>A part of a statement that is evaluated while another one waits, and that can be evaluated in a statement before.</summary>
internal sealed class WaitingPart
{
    private WaitingPart(StatementSyntax statement, SyntaxNode whole, ExpressionSyntax moved)
    {
        Statement = statement;
        Whole = whole;
        Moved = moved;
    }

    /// <summary>The statement that both are in.</summary>
    public StatementSyntax Statement { get; }

    /// <summary>What is to be evaluated before: it has the call that may collect.</summary>
    public ExpressionSyntax Moved { get; }

    // The smallest that both are in.
    private SyntaxNode Whole { get; }

    /// <summary>Null if they are not in one statement that another can be put in front of.</summary>
    public static WaitingPart? Find(ExpressionSyntax waiting, ExpressionSyntax call)
    {
        SyntaxNode? whole = waiting.Ancestors().FirstOrDefault(ancestor => ancestor.Span.Contains(call.Span));
        if (waiting.Span.Contains(call.Span)
            || whole?.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || statement is not (ExpressionStatementSyntax or ReturnStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 })
            || !FixContext.IsInList(statement)
            || call.AncestorsAndSelf().TakeWhile(ancestor => ancestor != whole).LastOrDefault() is not { } branch)
        {
            return null;
        }

        ExpressionSyntax? moved = branch switch
        {
            ExpressionSyntax expression => expression,
            ArgumentSyntax { RefKindKeyword.RawKind: 0 } argument => argument.Expression,
            BaseArgumentListSyntax list => list.Arguments.First(argument => argument.Span.Contains(call.Span)) is { RefKindKeyword.RawKind: 0 } argument ? argument.Expression : null,
            _ => null,
        };
        return moved is null ? null : new WaitingPart(statement, whole, moved);
    }

    /// <summary>
    /// Whether it makes no difference that it is evaluated earlier than the rest of the statement: it is evaluated in any case, and what was before it only reads.
    /// </summary>
    public bool IsFirstToAct =>
        !Whole.AncestorsAndSelf().TakeWhile(ancestor => ancestor != Statement).Any(MayBeLeftOut)
        && !Statement.DescendantNodes().Any(node => node.Span.End <= Moved.SpanStart && Acts(node))
        && !Moved.Ancestors().TakeWhile(ancestor => ancestor != Statement).OfType<InitializerExpressionSyntax>().Any();

    /// <summary>The names in the rest of the statement.</summary>
    public IEnumerable<IdentifierNameSyntax> OtherNames() =>
        Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => !Moved.Span.Contains(name.Span));

    private static bool MayBeLeftOut(SyntaxNode node) =>
        node is ConditionalExpressionSyntax or SwitchExpressionSyntax or ConditionalAccessExpressionSyntax or AnonymousFunctionExpressionSyntax
        || node.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression or SyntaxKind.CoalesceAssignmentExpression;

    private static bool Acts(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax => true,
        PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax => node.Kind()
            is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        _ => false,
    };
}
