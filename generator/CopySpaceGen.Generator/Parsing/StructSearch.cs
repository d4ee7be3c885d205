using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Looks into structs, at any depth. It ends where a struct holds itself, even as an ever larger instance of a generic one.</summary>
internal static class StructSearch
{
    /// <summary>Whether a struct holds a reference.</summary>
    public static bool HoldsReference(ITypeSymbol type, KnownTypes known) => Find(type, (_, field) => known.ReferenceWidth(field) is not null);

    /// <summary>Whether a struct, or one in it, holds itself: the compiler reports it, and whoever follows fields to their types must not meet it.</summary>
    public static bool HoldsItself(ITypeSymbol type) => Find(type, static (holder, field) => holder.IsRepeatedBy(field));

    private static bool Find(ITypeSymbol type, Func<Holder, ITypeSymbol, bool> isFound)
    {
        HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<Holder> pending = new([new Holder(type, Outer: null)]);
        while (pending.Count > 0)
        {
            Holder holder = pending.Pop();
            if (holder.Type is not { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } || !seen.Add(holder.Type))
            {
                continue;
            }

            foreach (IFieldSymbol field in holder.Type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic))
            {
                if (isFound(holder, field.Type))
                {
                    return true;
                }

                if (!holder.IsRepeatedBy(field.Type))
                {
                    pending.Push(new Holder(field.Type, holder));
                }
            }
        }

        return false;
    }

    /// <summary>A struct, and the one that it was found in.</summary>
    private sealed record Holder(ITypeSymbol Type, Holder? Outer)
    {
        /// <summary>
        /// Whether a type is one of the structs that it would be in, or an instance of the same generic one that is not smaller. What is an
        /// argument of an outer one, as in a pair of pairs, is smaller.
        /// </summary>
        public bool IsRepeatedBy(ITypeSymbol type)
        {
            for (Holder? holder = this; holder is not null; holder = holder.Outer)
            {
                if (SymbolEqualityComparer.Default.Equals(holder.Type.OriginalDefinition, type.OriginalDefinition) && Depth(type) >= Depth(holder.Type))
                {
                    return true;
                }
            }

            return false;
        }

        // The recursion follows how the type is written, so it is as shallow as that.
        private static int Depth(ITypeSymbol type) => type is INamedTypeSymbol named
            ? 1 + named.SelfAndContainingTypes().SelectMany(static part => part.TypeArguments).Select(Depth).DefaultIfEmpty().Max()
            : 0;
    }
}
