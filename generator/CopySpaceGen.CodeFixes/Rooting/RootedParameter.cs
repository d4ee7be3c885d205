using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>Puts a parameter that is a reference into a handle when the method begins, and uses that from then on.</summary>
internal static class RootedParameter
{
    /// <summary>False, and no edit, if that cannot be done.</summary>
    public static bool TryRewrite(FixContext context, EditList edits, IParameterSymbol parameter, HandleKind handle)
    {
        if (parameter.DeclaringSyntaxReferences is not [{ } reference]
            || BodyOf(reference.GetSyntax(context.Cancel)) is not { Statements: [{ } first, ..] } body
            || MutatorLookup.Find(context, first.SpanStart, handle.Reference) is not { } mutator)
        {
            return false;
        }

        SyntaxNode function = FixContext.FunctionOf(first);
        IdentifierNameSyntax[] uses = [.. context.UsesOf(parameter, body)];

        // Where the method opens its scope first, the handle is made in that, after those that are made there.
        StatementSyntax place = ScopeEdit.Opens(context, first)
            ? body.Statements.Skip(1).FirstOrDefault(statement => !ScopeEdit.MakesHandle(context, statement)) ?? first
            : first;
        if (!HandleUses.CanBeHandles(uses) || !ScopeEdit.TryOpen(context, edits, place, mutator))
        {
            return false;
        }

        string name = edits.NameFor(parameter, parameter.Name + "Local", function);
        edits.Insert(
            place.SpanStart,
            $"{handle.NameAt(context, place.SpanStart)} {name} = {mutator.Name}.Local({parameter.Name});{context.SeparatorAt(place)}",
            EditOrder.Statement);
        foreach (IdentifierNameSyntax use in uses)
        {
            edits.Replace(use.Span, name + HandleUses.Suffix(context, use, handle));
        }

        return true;
    }

    private static BlockSyntax? BodyOf(SyntaxNode parameter) =>
        parameter.Ancestors().FirstOrDefault(static ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            LocalFunctionStatementSyntax local => local.Body,
            BaseMethodDeclarationSyntax method => method.Body,
            _ => null,
        };
}
