using System.Globalization;
using CopySpaceGen.Generator.Analyzers.Rooting.Flow;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>Says of a hazard what is used, where it comes from, what may have collected since, and what to write instead.</summary>
internal static class HazardReport
{
    public static Diagnostic Of(Hazard hazard)
    {
        SyntaxNode call = hazard.Collection.Syntax;
        string use = SourceText.Of(hazard.Use);
        object[] arguments = hazard.Kind switch
        {
            HazardKind.Outdated => [NameOf(hazard.Use), Origin(hazard), SourceText.Of(call), LineOf(call), When(hazard), Advice(hazard)],
            _ => [use, SourceText.Of(call)],
        };
        DiagnosticDescriptor descriptor = hazard switch
        {
            { Kind: HazardKind.PassedPlace } => DiagnosticDescriptors.PassedPlace,
            { Collection.IsCertain: false } => DiagnosticDescriptors.PerhapsOutdatedReference,
            { Kind: HazardKind.Waiting } => DiagnosticDescriptors.WaitingReference,
            _ => DiagnosticDescriptors.OutdatedReference,
        };
        if (!hazard.Collection.IsCertain)
        {
            arguments = [hazard.Kind == HazardKind.Outdated ? NameOf(hazard.Use) : use, SourceText.Of(call), LineOf(call), Advice(hazard)];
        }

        return Diagnostic.Create(descriptor, hazard.Use.GetLocation(), [hazard.Held.Obtained.GetLocation(), call.GetLocation()], arguments);
    }

    private static string NameOf(SyntaxNode use) => use is ParameterSyntax parameter ? parameter.Identifier.ValueText : SourceText.Of(use);

    private static string Origin(Hazard hazard) => hazard.Held.Obtained switch
    {
        ParameterSyntax => "it was passed in",
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax => "it is where the object was when the method was called",
        { } node => $"it was obtained in line {LineOf(node)}",
    };

    // After the use in the text, so before it in time only by a loop.
    private static string When(Hazard hazard) =>
        hazard.Collection.Syntax.SpanStart > hazard.Use.SpanStart && hazard.Use is not ParameterSyntax ? "may have collected in an earlier turn of the loop" : "may collect";

    private static string Advice(Hazard hazard) => hazard switch
    {
        { Use.Parent: CommonForEachStatementSyntax } => "count an index instead, and obtain it in each turn",
        { Held.IsPlace: true } => "obtain it again after the call",
        { Type: INamedTypeSymbol { Name: "GcRef", TypeArguments: [{ } target] } } => $"hold it in a Local<{target.Name}> across the call, or obtain it again after it",
        { Type: INamedTypeSymbol { Name: "GcAny", TypeArguments: [{ } heap] } } => $"hold it in a LocalAny<{heap.Name}> across the call, or obtain it again after it",
        _ => "obtain it again after the call",
    };

    private static string LineOf(SyntaxNode node) => (node.GetLocation().GetLineSpan().StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);
}
