using System.Collections.Immutable;
using System.Composition;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>Holds a reference in a handle: its variable becomes a <c>Local&lt;T&gt;</c>, or a parameter is put into one when the method begins.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RootInLocalCodeFix))]
[Shared]
public sealed class RootInLocalCodeFix : FixAllInDocument
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticIds.OutdatedReference, DiagnosticIds.WaitingReference, DiagnosticIds.PerhapsOutdatedReference];

    private protected override string? TryFix(FixContext context, EditList edits, Diagnostic diagnostic)
    {
        if (context.ExpressionAt(diagnostic.Location) is not IdentifierNameSyntax use
            || context.SymbolOf(use) is not { } variable
            || HandleKind.Of(TypeOf(variable), context.Model.Compilation) is not { } handle
            || !HandleUses.IsEnough(context, use, handle, diagnostic))
        {
            return null;
        }

        bool isDone = variable switch
        {
            ILocalSymbol local => RootedVariable.TryRewrite(context, edits, local, handle),
            IParameterSymbol parameter => RootedParameter.TryRewrite(context, edits, parameter, handle),
            _ => false,
        };
        return isDone ? $"Hold '{variable.Name}' in a {handle.NameAt(context, use.SpanStart)}" : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol { RefKind: RefKind.None } local => local.Type,
        IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
        _ => null,
    };
}
