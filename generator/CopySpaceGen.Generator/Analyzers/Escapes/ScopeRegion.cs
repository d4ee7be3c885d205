using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>The statements between the opening of a scope and its end.</summary>
internal sealed class ScopeRegion
{
    private readonly IOperation _function;
    private readonly TextSpan _span;
    private readonly EscapeTypes _types;

    private ScopeRegion(IOperation function, TextSpan span, EscapeTypes types)
    {
        _function = function;
        _span = span;
        _types = types;
    }

    /// <summary>Null if a using statement or declaration opens no scope.</summary>
    public static ScopeRegion? Of(IOperation opening, EscapeTypes types)
    {
        (IOperation? resource, TextSpan span) = opening switch
        {
            IUsingOperation statement => (statement.Resources, statement.Syntax.Span),
            IUsingDeclarationOperation { Parent: { } block } declaration =>
                (declaration.DeclarationGroup, TextSpan.FromBounds(declaration.Syntax.SpanStart, block.Syntax.Span.End)),
            _ => (null, default),
        };
        ITypeSymbol? type = resource is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ } first, ..] }, ..] }
            ? first.Symbol.Type
            : resource?.Type;
        return types.IsScope(type) ? new ScopeRegion(opening.Function(), span, types) : null;
    }

    /// <summary>What runs while the scope is open.</summary>
    public IEnumerable<IOperation> Operations => _function.OwnDescendants().Where(Contains);

    public bool Contains(IOperation operation) => _span.Contains(operation.Syntax.Span);

    public bool Declares(ISymbol variable) => variable.DeclaringSyntaxReferences.Any(reference => _span.Contains(reference.Span));

    /// <summary>The part of a value that is a handle which ends with the scope, for sure: it was made while the scope, or one in it, was open.</summary>
    public IOperation? FindMadeHere(IOperation value) => FindMadeHere(value, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    private IOperation? FindMadeHere(IOperation value, HashSet<ISymbol> asked)
    {
        value = value.WithoutConversions();
        return !Contains(value) || !_types.IsScopedHandle(value.Type) ? null : value switch
        {
            IInvocationOperation call => MakesHandle(call) ? call : null,
            ILocalReferenceOperation local => IsMadeHere(local, asked) ? local : null,
            IConditionalOperation { WhenFalse: { } whenFalse } choice => FindMadeHere(choice.WhenTrue, asked) ?? FindMadeHere(whenFalse, asked),
            ISwitchExpressionOperation choice => choice.Arms.Select(arm => FindMadeHere(arm.Value, asked)).FirstOrDefault(static part => part is not null),
            ISimpleAssignmentOperation assignment => FindMadeHere(assignment.Value, asked),
            _ => null,
        };
    }

    private bool IsMadeHere(ILocalReferenceOperation local, HashSet<ISymbol> asked) =>
        asked.Add(local.Local) && AllValuesOf(local.Local) is { Count: > 0 } values && values.TrueForAll(value => FindMadeHere(value, asked) is not null);

    /// <summary>Whether a call makes the handle that it returns, since it gets a mutator and none that it could return instead.</summary>
    private bool MakesHandle(IInvocationOperation call)
    {
        bool hasMutator = false;
        foreach (ITypeSymbol? type in call.Arguments.Select(static argument => argument.Value.Type).Append(call.Instance?.Type))
        {
            hasMutator |= _types.IsMutator(type);
            if (type is { IsRefLikeType: true } && (_types.IsScopedHandle(type) || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _types.Library)))
            {
                return false;
            }
        }

        return hasMutator;
    }

    /// <summary>All that is assigned to a local anywhere; empty if it can be written by reference.</summary>
    private List<IOperation> AllValuesOf(ILocalSymbol local)
    {
        List<IOperation> values = [];
        foreach (IOperation operation in _function.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(declarator.Symbol) && declarator.GetVariableInitializer() is { } initializer:
                    values.Add(initializer.Value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local):
                    values.Add(assignment.Value);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation argument } when Is(argument.Local):
                    return [];
                default:
                    break;
            }
        }

        return values;

        bool Is(ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(other, local);
    }

    /// <summary>Whether what is assigned to a variable while the scope is open is read after its end, on some path.</summary>
    public bool FlowsOut(ISymbol variable)
    {
        SemanticModel model = _function.SemanticModel!;
        SyntaxNode node = _function.Syntax.FindNode(_span, getInnermostNodeForTie: true);
        DataFlowAnalysis? flow = node switch
        {
            StatementSyntax statement when statement.Span == _span => model.AnalyzeDataFlow(statement),
            BlockSyntax block => model.AnalyzeDataFlow(block.Statements.First(item => item.SpanStart == _span.Start), block.Statements.Last()),
            _ => null,
        };
        return flow is { Succeeded: true } && flow.DataFlowsOut.Contains(variable, SymbolEqualityComparer.Default);
    }
}
