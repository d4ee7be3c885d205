using CopySpaceGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>Sees to it that a scope is open where a handle is made.</summary>
internal static class ScopeEdit
{
    /// <summary>Opens one where the block of a statement begins, unless one is open; false if there is no block.</summary>
    public static bool TryOpen(FixContext context, EditList edits, StatementSyntax statement, ISymbol mutator)
    {
        SyntaxNode function = FixContext.FunctionOf(statement);
        if (IsOpen(context, statement, function) || HandsOutHandles(context, statement))
        {
            return true;
        }

        if (statement.Ancestors().TakeWhile(ancestor => ancestor != function).OfType<BlockSyntax>().FirstOrDefault() is not { } block)
        {
            return false;
        }

        // A local mutator has to be there first.
        StatementSyntax? first = block.Statements.FirstOrDefault(
            candidate => mutator is not ILocalSymbol || mutator.DeclaringSyntaxReferences.All(declaration => declaration.Span.End < candidate.SpanStart));
        if (first is null)
        {
            return false;
        }

        string name = edits.NameFor(block, "scope", function);
        edits.Insert(
            first.SpanStart,
            $"using {context.NameOf(KnownNames.Scope, first.SpanStart)} {name} = {mutator.Name}.OpenScope();{context.SeparatorAt(first)}",
            EditOrder.Scope);
        return true;
    }

    /// <summary>Whether a statement opens a scope for the rest of its block.</summary>
    public static bool Opens(FixContext context, StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Declaration.Type: { } type } && IsScope(context.TypeOf(type));

    /// <summary>Whether a statement declares a handle.</summary>
    public static bool MakesHandle(FixContext context, StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Type: { } type } && context.Types.IsHandle(context.TypeOf(type));

    private static bool IsOpen(FixContext context, StatementSyntax statement, SyntaxNode function)
    {
        foreach (SyntaxNode ancestor in statement.AncestorsAndSelf().TakeWhile(ancestor => ancestor != function))
        {
            bool opens = ancestor switch
            {
                UsingStatementSyntax { Expression: { } expression } => IsScope(context.TypeOf(expression)),
                UsingStatementSyntax { Declaration.Type: { } type } => IsScope(context.TypeOf(type)),
                BlockSyntax block => block.Statements.TakeWhile(other => other.SpanStart < statement.SpanStart).Any(other => Opens(context, other)),
                _ => false,
            };
            if (opens)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsScope(ITypeSymbol? type) => type is { Name: "GcScope", ContainingNamespace.Name: "CopySpaceGen" };

    // What outlives the method is in a scope of its caller.
    private static bool HandsOutHandles(FixContext context, StatementSyntax statement) =>
        context.Model.GetEnclosingSymbol(statement.SpanStart, context.Cancel) is IMethodSymbol method
        && (HasHandle(context, method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType)
            || method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out && HasHandle(context, parameter.Type)));

    private static bool HasHandle(FixContext context, ITypeSymbol type) =>
        type.IsRefLikeType && (context.Types.IsHandle(type) || type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false } field && context.Types.IsHandle(field.Type)));
}
