using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>Reports where what <c>[NoCollect]</c> promises is not kept: by the body of the member, by one that takes its place, or by a delegate.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoCollectAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.BrokenNoCollect];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (RootingTypes.Of(start.Compilation) is { } types)
            {
                MutatorCarriers carriers = new(types, start.Compilation);
                start.RegisterOperationBlockAction(context => NoCollectBodies.Check(context, types, new CollectEffects(types, carriers, context.OperationBlocks[0].SemanticModel)));
                start.RegisterSymbolAction(context => CheckMembers(context, types), SymbolKind.NamedType);
                start.RegisterOperationAction(context => CheckDelegate(context, types, new CollectEffects(types, carriers, context.Operation.SemanticModel)), OperationKind.DelegateCreation);
            }
        });
    }

    // A call goes by the declaration that it names, so what runs in its place must keep the same promise.
    private static void CheckMembers(SymbolAnalysisContext context, RootingTypes types)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        HashSet<ISymbol> reported = new(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.OverriddenMethod is { } overridden && types.IsNoCollect(overridden))
            {
                Require(method, overridden, "overrides");
            }
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces.Where(implemented => types.KnowsMutators(implemented.ContainingAssembly)))
        {
            foreach (IMethodSymbol promised in implemented.GetMembers().OfType<IMethodSymbol>().Where(types.IsNoCollect))
            {
                if (type.FindImplementationForInterfaceMember(promised) is IMethodSymbol method && IsFirstWith(type, method, implemented))
                {
                    Require(method, promised, "implements");
                }
            }
        }

        void Require(IMethodSymbol method, IMethodSymbol promised, string verb)
        {
            ISymbol member = method.AssociatedSymbol ?? method;
            if (types.IsMarkedNoCollect(method) || member.IsImplicitlyDeclared || !reported.Add(member))
            {
                return;
            }

            bool isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingType, type);
            Location location = isOwn ? member.GetLocation() : type.GetLocation();
            ISymbol origin = promised.AssociatedSymbol ?? promised;
            string name = $"{member.ContainingType.Name}.{member.Name.Substring(member.Name.LastIndexOf('.') + 1)}";
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.BrokenNoCollect,
                location,
                isOwn ? [location] : [],
                name,
                $"{verb} '{origin.ContainingType.Name}.{origin.Name}', which is marked [NoCollect], and is not marked itself",
                "mark it, and call nothing in it that may collect"));
        }
    }

    // What a base class has implemented is reported there.
    private static bool IsFirstWith(INamedTypeSymbol type, IMethodSymbol method, INamedTypeSymbol implemented) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType, type)
        || !(type.BaseType?.AllInterfaces.Contains(implemented, SymbolEqualityComparer.Default) ?? false);

    // What lambdas do is found where their bodies are.
    private static void CheckDelegate(OperationAnalysisContext context, RootingTypes types, CollectEffects effects)
    {
        IDelegateCreationOperation creation = (IDelegateCreationOperation)context.Operation;
        if (creation.Target is IAnonymousFunctionOperation
            || creation.Type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } type
            || !types.IsNoCollect(invoke))
        {
            return;
        }

        IMethodSymbol? method = (creation.Target as IMethodReferenceOperation)?.Method;
        bool isFine = method is null ? effects.OfDelegate(creation.Target) == CollectEffect.No
            : types.IsNoCollect(method) || (effects.OfDelegate(creation.Target) == CollectEffect.No && !effects.IsTakenToCollect(method));
        if (!isFine)
        {
            context.ReportDiagnostic(NoCollectReports.OfDelegate(creation, type, method));
        }
    }
}
