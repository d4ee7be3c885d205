using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>Finds a mutator at a place in a method that can root a reference.</summary>
internal static class MutatorLookup
{
    /// <summary>A local, a parameter or a field, in this order, that has a <c>Local</c> method for references of a type.</summary>
    public static ISymbol? Find(FixContext context, int position, ITypeSymbol reference) => context.Model.LookupSymbols(position)
        .Where(symbol => IsUsable(symbol, position, context.Model.GetEnclosingSymbol(position, context.Cancel)) && CanRoot(context, TypeOf(symbol), reference))
        .OrderBy(Rank)
        .FirstOrDefault();

    private static int Rank(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => 0,
        IParameterSymbol => 1,
        IFieldSymbol => 2,
        IPropertySymbol { IsIndexer: false } => 3,
        _ => int.MaxValue,
    };

    // Locals can be looked up in their whole block, also ahead of their declaration, and all names in static methods and functions.
    private static bool IsUsable(ISymbol symbol, int position, ISymbol? function) => symbol switch
    {
        ILocalSymbol => symbol.DeclaringSyntaxReferences.All(declaration => declaration.Span.End < position) && CanCapture(symbol, function),
        IParameterSymbol => CanCapture(symbol, function),
        _ => Rank(symbol) < int.MaxValue && (symbol.IsStatic || function is not { IsStatic: true }),
    };

    private static bool CanCapture(ISymbol variable, ISymbol? function) =>
        function is not IMethodSymbol { IsStatic: true, MethodKind: MethodKind.LocalFunction or MethodKind.LambdaMethod }
        || SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool CanRoot(FixContext context, ITypeSymbol? type, ITypeSymbol reference) =>
        context.Types.IsMutator(type) && type!.GetMembers("Local").OfType<IMethodSymbol>().Any(method => Takes(method, reference));

    // Of a heap with several types, the method is generic, for objects of the heap.
    private static bool Takes(IMethodSymbol method, ITypeSymbol reference) => method switch
    {
        { IsGenericMethod: false } => Takes(method.Parameters, reference),
        { TypeParameters: [{ } parameter] } => reference is INamedTypeSymbol { TypeArguments: [{ } target] }
            && parameter.ConstraintTypes.All(constraint => target.AllInterfaces.Contains(constraint, SymbolEqualityComparer.Default))
            && Takes(method.Construct(target).Parameters, reference),
        _ => false,
    };

    private static bool Takes(ImmutableArray<IParameterSymbol> parameters, ITypeSymbol reference) =>
        parameters is [{ Type: var rooted }] && SymbolEqualityComparer.Default.Equals(rooted, reference);
}
