using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers;

/// <summary>
/// Reports calls that may write to a part of an object which was handed out to be read, as heaps that log written edges do. The compiler makes
/// them on a copy, without a word, so what they write is lost.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadOnlyPartAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.WriteToCopy];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                start.RegisterOperationAction(context => Analyze(context, known), OperationKind.Invocation, OperationKind.PropertyReference);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, KnownTypes known)
    {
        (IMethodSymbol? called, IOperation? part) = context.Operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Instance),

            // That a setter is not called on a copy, the compiler sees to.
            IPropertyReferenceOperation property => (property.Property.GetMethod, property.Instance),
            _ => (null, null),
        };
        if (called is { IsStatic: false, IsReadOnly: false, IsImplicitlyDeclared: false }
            && part is not null
            && known.IsInline(called.ContainingType)
            && IsToBeRead(part))
        {
            string name = (called.AssociatedSymbol ?? called).Name;
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.WriteToCopy, context.Operation.Syntax.GetLocation(), name, called.ContainingType.Name));
        }
    }

    private static bool IsToBeRead(IOperation place) => place switch
    {
        IPropertyReferenceOperation property => property.Property.RefKind == RefKind.RefReadOnly,
        IInvocationOperation call => call.TargetMethod.RefKind == RefKind.RefReadOnly,
        ILocalReferenceOperation local => local.Local.RefKind == RefKind.RefReadOnly,
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
        IFieldReferenceOperation { Instance: { } holder } => IsToBeRead(holder),
        IInlineArrayAccessOperation element => IsToBeRead(element.Instance),
        _ => false,
    };
}
