using Microsoft.CodeAnalysis;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>Finds a mutator at a place in a method that can root a reference.</summary>
internal static class MutatorLookup
{
    /// <summary>A local, a parameter or a field, in this order, that has a <c>Local</c> method for references of a type.</summary>
    public static ISymbol? Find(FixContext context, int position, ITypeSymbol reference) => context.Model.LookupSymbols(position)
        .Where(symbol => Rank(symbol) < int.MaxValue && IsUsableAt(symbol, position) && CanRoot(context, TypeOf(symbol), reference))
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

    // Locals can be looked up in their whole block, also ahead of their declaration.
    private static bool IsUsableAt(ISymbol symbol, int position) =>
        symbol is not ILocalSymbol local || local.DeclaringSyntaxReferences.All(declaration => declaration.Span.End < position);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool CanRoot(FixContext context, ITypeSymbol? type, ITypeSymbol reference) =>
        context.Types.IsMutator(type)
        && type!.GetMembers("Local").OfType<IMethodSymbol>().Any(
            method => method.Parameters is [{ Type: var rooted }] && SymbolEqualityComparer.Default.Equals(rooted, reference));
}
