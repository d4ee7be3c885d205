using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>Which types have a mutator in them, so that a call that gets one of their values may collect.</summary>
/// <remarks>
/// By their declarations: fields, type arguments, constraints, properties that hand a mutator out, and, of classes and interfaces that others derive
/// from, what those have. Threading: any; an answer is found once.
/// </remarks>
internal sealed class MutatorCarriers
{
    private readonly RootingTypes _types;
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _answers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _staticAnswers = new(SymbolEqualityComparer.Default);
    private readonly Lazy<HashSet<ITypeSymbol>> _derivedCarriers;

    public MutatorCarriers(RootingTypes types, Compilation compilation)
    {
        _types = types;
        _derivedCarriers = new Lazy<HashSet<ITypeSymbol>>(() => FindDerivedCarriers(compilation.Assembly));
    }

    /// <summary>Whether a value of a type is a mutator or has one in it.</summary>
    public bool Carries(ITypeSymbol? type) =>
        CarriesItself(type) || (type is INamedTypeSymbol { IsSealed: false, IsReferenceType: true } open && _derivedCarriers.Value.Contains(open.OriginalDefinition));

    /// <summary>Whether a type has a mutator in a static field, where its methods find it.</summary>
    public bool CarriesStatically(INamedTypeSymbol type) => _staticAnswers.GetOrAdd(type.OriginalDefinition, type =>
        IsOfUser(type) && type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: true, IsConst: false } field && CarriesItself(field.Type)));

    private bool CarriesItself(ITypeSymbol? type) => type is not null && (_answers.TryGetValue(type, out bool known) ? known : Find(type));

    private bool Find(ITypeSymbol type)
    {
        HashSet<ITypeSymbol> asked = new(SymbolEqualityComparer.Default);
        bool answer = Carries(type, asked);

        // If it has none, neither has any type that was asked on its behalf. If it has one, a no may only mean that another was still being asked.
        if (!answer)
        {
            foreach (ITypeSymbol other in asked)
            {
                _answers.TryAdd(other, false);
            }
        }

        return answer;
    }

    private bool Carries(ITypeSymbol type, HashSet<ITypeSymbol> asked)
    {
        if (_answers.TryGetValue(type, out bool known))
        {
            return known;
        }

        // Asked already, from a type whose field this is: that one gives the answer.
        if (!asked.Add(type))
        {
            return false;
        }

        bool answer = type switch
        {
            IArrayTypeSymbol array => Carries(array.ElementType, asked),
            ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => Carries(constraint, asked)),

            // It takes one or returns one, which does not mean that it has one.
            INamedTypeSymbol { TypeKind: TypeKind.Delegate } => false,
            INamedTypeSymbol named => _types.IsMutator(named) || named.TypeArguments.Any(argument => Carries(argument, asked)) || HasInMembers(named, asked),
            _ => false,
        };

        if (answer)
        {
            _answers.TryAdd(type, true);
        }

        return answer;
    }

    private bool HasInMembers(INamedTypeSymbol type, HashSet<ITypeSymbol> asked) =>
        IsOfUser(type)
        && type.TypeKind != TypeKind.Enum
        && (type.GetMembers().Any(member => member switch
            {
                IFieldSymbol { IsStatic: false } field => Carries(field.Type, asked),
                IPropertySymbol { IsStatic: false } property => _types.IsMutator(property.Type),
                _ => false,
            })
            || (type.BaseType is { } baseType && Carries(baseType, asked))
            || (type.TypeKind == TypeKind.Interface && type.Interfaces.Any(inherited => Carries(inherited, asked))));

    private bool IsOfUser(ITypeSymbol type) =>
        type.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, _types.Library)
        && _types.KnowsMutators(assembly);

    // The base classes and interfaces of this assembly's types that have one.
    private HashSet<ITypeSymbol> FindDerivedCarriers(IAssemblySymbol assembly)
    {
        HashSet<ITypeSymbol> carriers = new(SymbolEqualityComparer.Default);
        Stack<INamespaceOrTypeSymbol> open = new([assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            INamespaceOrTypeSymbol next = open.Pop();
            foreach (ISymbol member in next.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    open.Push(inner);
                }
            }

            if (next is INamedTypeSymbol type && !_types.IsMutator(type) && CarriesItself(type))
            {
                AddBases(type, carriers);
            }
        }

        return carriers;
    }

    private void AddBases(INamedTypeSymbol type, HashSet<ITypeSymbol> carriers)
    {
        for (INamedTypeSymbol? baseType = type.BaseType; baseType is not null && IsOfUser(baseType); baseType = baseType.BaseType)
        {
            carriers.Add(baseType.OriginalDefinition);
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (IsOfUser(implemented))
            {
                carriers.Add(implemented.OriginalDefinition);
            }
        }
    }
}
