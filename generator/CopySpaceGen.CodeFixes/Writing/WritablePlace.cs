using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.CodeFixes.Writing;

/// <summary>
/// A place in an object, named by the accessors that hand it out to be written: <c>node.Link</c> becomes <c>node.WriteLink()</c>, and <c>node.Items[i]</c>
/// becomes <c>node.WriteItemsAt(i)</c>.
/// </summary>
internal static class WritablePlace
{
    /// <summary>The edits for it; null if a part of the place can only be read, and none if all of it is writable as it is.</summary>
    public static IReadOnlyList<TextChange>? Of(SemanticModel model, ExpressionSyntax place, CancellationToken cancel)
    {
        List<TextChange> changes = [];
        ExpressionSyntax? rest = place;

        // Of a ReadOnlySpan, which can be written only where it is handed out as a Span.
        bool isElementToBeRead = false;
        while (rest is not null)
        {
            switch (rest)
            {
                case ElementAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax member } element when IsElementOf(model, element, member, cancel):
                    string arguments = element.ArgumentList.Arguments.ToString();
                    changes.Add(new TextChange(TextSpan.FromBounds(member.Name.SpanStart, element.Span.End), $"Write{member.Name}At({arguments})"));
                    isElementToBeRead = false;
                    rest = member.Expression;
                    break;
                case MemberAccessExpressionSyntax member when WriterOf(model, member, "", cancel):
                    changes.Add(new TextChange(member.Name.Span, $"Write{member.Name}()"));
                    isElementToBeRead = false;
                    rest = member.Expression;
                    break;
                default:
                    ISymbol? symbol = SymbolOf(model, rest, cancel);
                    if (IsToBeRead(symbol))
                    {
                        return null;
                    }

                    isElementToBeRead |= symbol is IPropertySymbol { IsIndexer: true, RefKind: RefKind.RefReadOnly };
                    rest = InnerOf(rest);
                    break;
            }
        }

        return isElementToBeRead ? null : changes;
    }

    private static ExpressionSyntax? InnerOf(ExpressionSyntax part) => part switch
    {
        MemberAccessExpressionSyntax member => member.Expression,
        ElementAccessExpressionSyntax element => element.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Expression,
        ParenthesizedExpressionSyntax inner => inner.Expression,
        _ => null,
    };

    private static bool IsToBeRead(ISymbol? part) => part switch
    {
        IPropertySymbol { IsIndexer: false } property => property.RefKind == RefKind.RefReadOnly,
        ILocalSymbol local => local.RefKind == RefKind.RefReadOnly,
        IParameterSymbol parameter => parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
        IMethodSymbol method => method.RefKind == RefKind.RefReadOnly,
        _ => false,
    };

    // A range of elements has no accessor of its own.
    private static bool IsElementOf(SemanticModel model, ElementAccessExpressionSyntax element, MemberAccessExpressionSyntax member, CancellationToken cancel) =>
        element.ArgumentList.Arguments is [{ Expression: { } index }]
        && model.GetTypeInfo(index, cancel).Type is { SpecialType: SpecialType.System_Int32 }
        && WriterOf(model, member, "At", cancel);

    private static bool WriterOf(SemanticModel model, MemberAccessExpressionSyntax member, string suffix, CancellationToken cancel) =>
        SymbolOf(model, member, cancel) is IPropertySymbol { IsIndexer: false } property
        && property.ContainingType.GetMembers($"Write{property.Name}{suffix}").OfType<IMethodSymbol>().Any();

    // What is assigned to although it can only be read is a candidate, but not the symbol.
    private static ISymbol? SymbolOf(SemanticModel model, ExpressionSyntax part, CancellationToken cancel) =>
        model.GetSymbolInfo(part, cancel) is var info && info.Symbol is { } symbol ? symbol : info.CandidateSymbols.FirstOrDefault();
}
