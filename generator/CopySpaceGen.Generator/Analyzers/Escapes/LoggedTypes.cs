using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>Which object types are in a heap that logs written edges, and in which. Found when first asked for, which few projects do.</summary>
/// <remarks>Threading: any.</remarks>
internal sealed class LoggedTypes(Compilation compilation, KnownTypes known)
{
    private readonly Lazy<Dictionary<ISymbol, INamedTypeSymbol>> _heaps = new(() => Find(compilation, known));

    /// <summary>The heap class that logs the edges of an object type; null if there is none.</summary>
    public INamedTypeSymbol? HeapOf(INamedTypeSymbol type) => _heaps.Value.TryGetValue(type, out INamedTypeSymbol? heap) ? heap : null;

    private static Dictionary<ISymbol, INamedTypeSymbol> Find(Compilation compilation, KnownTypes known)
    {
        Dictionary<ISymbol, INamedTypeSymbol> heaps = new(SymbolEqualityComparer.Default);
        Stack<INamespaceOrTypeSymbol> pending = new([compilation.Assembly.GlobalNamespace]);
        while (pending.Count > 0)
        {
            INamespaceOrTypeSymbol next = pending.Pop();
            foreach (INamespaceOrTypeSymbol inner in next.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                pending.Push(inner);
            }

            if (next is INamedTypeSymbol { TypeKind: TypeKind.Class } type
                && type.FindAttribute(known.HeapAttribute) is { } attribute
                && HeapFlags.Read(attribute).FieldLogging)
            {
                foreach (HeapObject item in HeapReader.Read(type, known, new Findings(report: null), CancellationToken.None).Objects)
                {
                    heaps[item.Type] = type;
                }
            }
        }

        return heaps;
    }
}
