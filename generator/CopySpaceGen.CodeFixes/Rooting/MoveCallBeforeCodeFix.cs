using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>
/// Evaluates what may collect in a statement before: <c>root.Key = Compute(m);</c> becomes <c>int value = Compute(m); root.Key = value;</c>. References that
/// the statement uses are read again in between, and where that cannot be done, this fix is not offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveCallBeforeCodeFix))]
[Shared]
public sealed class MoveCallBeforeCodeFix : FixAllInDocument
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.WaitingReference];

    private protected override string? TryFix(FixContext context, EditList edits, Diagnostic diagnostic)
    {
        if (context.ExpressionAt(diagnostic.Location) is not { } waiting
            || context.CallOf(diagnostic) is not { } call
            || WaitingPart.Find(waiting, call) is not { } part
            || !part.IsFirstToAct
            || TypeOf(context, part.Moved) is not { } type
            || ReadAgain(context, part) is not { } again)
        {
            return null;
        }

        StatementSyntax statement = part.Statement;
        string separator = context.SeparatorAt(statement);
        string name = edits.NameFor(part.Moved, NameOf(context, type), FixContext.FunctionOf(statement));
        edits.Insert(statement.SpanStart, $"{context.NameOf(type, statement.SpanStart)} {name} = {part.Moved};{separator}", EditOrder.Statement);
        foreach (string assignment in again)
        {
            edits.Insert(statement.SpanStart, assignment + separator, EditOrder.Statement);
        }

        edits.Replace(part.Moved.Span, name);
        return again.Count == 0 ? $"Evaluate '{part.Moved}' before" : $"Evaluate '{part.Moved}' before, and read the reference again";
    }

    // Null if the statement uses a reference that cannot be read again.
    private static List<string>? ReadAgain(FixContext context, WaitingPart part)
    {
        List<string> again = [];
        foreach (IdentifierNameSyntax name in part.OtherNames())
        {
            if (context.SymbolOf(name) is not { } variable || !context.IsRaw(variable))
            {
                continue;
            }

            if (variable is not ILocalSymbol local || HandlePath.Again(context, local) is not { } assignment)
            {
                return null;
            }

            if (!again.Contains(assignment))
            {
                again.Add(assignment);
            }
        }

        return again;
    }

    private static ITypeSymbol? TypeOf(FixContext context, ExpressionSyntax moved)
    {
        TypeInfo info = context.Model.GetTypeInfo(moved, context.Cancel);
        ITypeSymbol? type = info.Type ?? info.ConvertedType;
        return type is null or { SpecialType: SpecialType.System_Void } or IErrorTypeSymbol || context.Types.IsArgument(type) ? null : type;
    }

    private static string NameOf(FixContext context, ITypeSymbol type) => HandleKind.Of(type, context.Model.Compilation) switch
    {
        { Property: "Ref", Reference.TypeArguments: [{ Name: { Length: > 0 } name }] } => char.ToLowerInvariant(name[0]) + name.Substring(1),
        _ => "value",
    };
}
