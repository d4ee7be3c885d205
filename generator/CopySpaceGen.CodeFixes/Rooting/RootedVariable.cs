using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>Makes a handle of a variable that is a reference: <c>GcRef&lt;Pair&gt; a = x;</c> becomes <c>Local&lt;Pair&gt; a = m.Local(x);</c>.</summary>
internal static class RootedVariable
{
    /// <summary>False, and no edit, if that cannot be done.</summary>
    public static bool TryRewrite(FixContext context, EditList edits, ILocalSymbol variable, HandleKind handle)
    {
        if (variable.DeclaringSyntaxReferences is not [{ } reference]
            || reference.GetSyntax(context.Cancel) is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } declarator
            || declaration.Parent is not (StatementSyntax and (LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } or ForStatementSyntax))
            || MutatorLookup.Find(context, declaration.SpanStart, handle.Reference) is not { } mutator
            || !CanBeRooted(context, declarator.Initializer?.Value, handle))
        {
            return false;
        }

        StatementSyntax statement = (StatementSyntax)declaration.Parent;
        IdentifierNameSyntax[] uses = [.. context.UsesOf(variable, FixContext.FunctionOf(statement))];
        if (!HandleUses.CanBeHandles(uses) || !ScopeEdit.TryOpen(context, edits, statement, mutator))
        {
            return false;
        }

        edits.Replace(declaration.Type.Span, handle.NameAt(context, declaration.SpanStart));
        Initialize(context, edits, declarator, handle, mutator);
        foreach (IdentifierNameSyntax use in uses)
        {
            if (HandleUses.Suffix(context, use, handle) is { Length: > 0 } suffix)
            {
                edits.Insert(use.Span.End, suffix);
            }
        }

        return true;
    }

    private static void Initialize(FixContext context, EditList edits, VariableDeclaratorSyntax declarator, HandleKind handle, ISymbol mutator)
    {
        string nothing = $"{mutator.Name}.Local({handle.NothingAt(context, declarator.SpanStart)})";
        switch (declarator.Initializer?.Value)
        {
            case null:
                edits.Insert(declarator.Identifier.Span.End, $" = {nothing}");
                break;
            case { } value when IsDefault(value):
                edits.Replace(value.Span, nothing);
                break;
            case { } value:
                edits.Insert(value.SpanStart, $"{mutator.Name}.Local(");
                edits.Insert(value.Span.End, ")", EditOrder.Close);
                break;
        }
    }

    private static bool CanBeRooted(FixContext context, ExpressionSyntax? value, HandleKind handle) =>
        value is null || IsDefault(value) || SymbolEqualityComparer.Default.Equals(context.TypeOf(value), handle.Reference) || context.Types.IsHandle(context.TypeOf(value));

    private static bool IsDefault(ExpressionSyntax value) => value.IsKind(SyntaxKind.DefaultLiteralExpression) || value is DefaultExpressionSyntax;
}
