using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>Reads a variable that was read from a handle from it again, after the call that may collect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadAgainCodeFix))]
[Shared]
public sealed class ReadAgainCodeFix : FixAllInDocument
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.OutdatedReference, DiagnosticIds.PerhapsOutdatedReference];

    private protected override string? TryFix(FixContext context, EditList edits, Diagnostic diagnostic)
    {
        if (context.ExpressionAt(diagnostic.Location) is not IdentifierNameSyntax use
            || context.SymbolOf(use) is not ILocalSymbol variable
            || context.CallOf(diagnostic)?.FirstAncestorOrSelf<StatementSyntax>() is not { } collecting
            || !CanFollow(collecting, use, variable)
            || HandlePath.Again(context, variable) is not { } again)
        {
            return null;
        }

        edits.Insert(HandlePath.AfterReadsAgain(context, collecting), context.SeparatorAt(collecting) + again, EditOrder.Statement);
        return $"Read '{variable.Name}' again after the call";
    }

    // The call is in a statement of its own, within the life of the variable, and the use is not in that statement.
    private static bool CanFollow(StatementSyntax collecting, IdentifierNameSyntax use, ILocalSymbol variable) =>
        collecting is ExpressionStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 }
        && FixContext.IsInList(collecting)
        && !collecting.Span.Contains(use.Span)
        && FixContext.FunctionOf(collecting) == FixContext.FunctionOf(use)
        && variable.DeclaringSyntaxReferences is [{ } declaration]
        && declaration.Span.End < collecting.SpanStart
        && use.SyntaxTree.GetRoot().FindNode(declaration.Span).FirstAncestorOrSelf<BlockSyntax>() is { } block
        && block.Span.Contains(collecting.Span);
}
