using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>What is said of a promise that a body does not keep. The additional location, if any, is the declaration that could be marked.</summary>
internal static class NoCollectReports
{
    /// <summary>Of a call in a body.</summary>
    /// <param name="call">The call.</param>
    /// <param name="promise">The member whose body it is, or the delegate type that a lambda is converted to.</param>
    public static Diagnostic OfCall(CollectingCall call, ISymbol promise)
    {
        string name = promise switch
        {
            IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "The lambda",
            IMethodSymbol { MethodKind: MethodKind.Constructor } => promise.ContainingType.Name,
            IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
            _ => promise.Name,
        };
        string remedy = call.Effect == CollectEffect.Unknown ? "give the delegate a type that is marked with [NoCollect], or remove the attribute"
            : IsMarkable(call.Callee) ? $"mark '{call.Name}' with [NoCollect] if it never collects, or remove the attribute"
            : "let the caller do that, or remove the attribute";
        return Diagnostic.Create(
            DiagnosticDescriptors.BrokenNoCollect,
            call.Place.GetLocation(),
            call.Effect == CollectEffect.MayCollect && IsMarkable(call.Callee) ? [call.Callee!.GetLocation()] : [],
            name,
            $"is marked [NoCollect], but '{call.Name}' may collect" + (call.Effect == CollectEffect.Unknown ? " for all that is known" : ""),
            remedy);
    }

    /// <summary>Of a method, or another delegate, that is converted to a delegate type which promises.</summary>
    public static Diagnostic OfDelegate(IDelegateCreationOperation creation, INamedTypeSymbol type, IMethodSymbol? method) => Diagnostic.Create(
        DiagnosticDescriptors.BrokenNoCollect,
        creation.Target.Syntax.GetLocation(),
        IsMarkable(method) ? [method!.GetLocation()] : [],
        type.Name,
        $"is marked [NoCollect], but '{method?.Name ?? creation.Target.Syntax.ToString()}' may collect",
        IsMarkable(method) ? $"mark '{method!.Name}' with [NoCollect] if it never collects, or use another delegate type" : "use another delegate type");

    private static bool IsMarkable(ISymbol? callee) =>
        callee is { IsImplicitlyDeclared: false } && callee.Locations.Any(static location => location.IsInSource) && !callee.IsGenerated();
}
