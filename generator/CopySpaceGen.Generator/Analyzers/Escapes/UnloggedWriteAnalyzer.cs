using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>
/// Reports edges that an object type writes by itself, past the setters, where its heap logs written edges. Structs in objects may: what hands
/// them out to be written has logged all their edges.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnloggedWriteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.UnloggedWrite];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (EscapeTypes.Of(start.Compilation) is { } types)
            {
                LoggedTypes logged = new(start.Compilation, types.Known);
                start.RegisterOperationAction(context => Analyze(context, types, logged), OperationKind.FieldReference, OperationKind.InstanceReference);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, EscapeTypes types, LoggedTypes logged)
    {
        IOperation place = context.Operation;
        (INamedTypeSymbol? holder, string name, bool hasEdges) = place switch
        {
            IFieldReferenceOperation { Instance: { } instance } field when types.Known.IsObject(field.Field.ContainingType) && IsInPlace(instance) =>
                (field.Field.ContainingType, field.Field.DisplayName(), types.HoldsReference(field.Type)),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: INamedTypeSymbol type } when types.Known.IsObject(type) =>
                (type, type.Name, types.HoldsReference(type)),
            _ => (null, "", false),
        };
        if (holder is not null && hasEdges && IsWritten(place) && logged.HeapOf(holder) is { } heap)
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnloggedWrite, place.Syntax.GetLocation(), name, heap.Name, holder.Name));
        }
    }

    /// <summary>Whether a place may be in the heap: a copy in a local is not.</summary>
    private static bool IsInPlace(IOperation place) => place switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        ILocalReferenceOperation local => local.Local.RefKind != RefKind.None,
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind != RefKind.None,
        IOperation { Kind: OperationKind.None } => true,
        _ => false,
    };

    /// <summary>Whether a place, or a field in it, is assigned to, or handed out to be written.</summary>
    private static bool IsWritten(IOperation place)
    {
        // Of the object itself, only what is assigned as a whole: a field of it is a place of its own.
        while (place is not IInstanceReferenceOperation && place.Parent is IFieldReferenceOperation inner && inner.Instance == place && inner.Type?.IsValueType == true)
        {
            place = inner;
        }

        return place.Parent switch
        {
            ISimpleAssignmentOperation assignment => assignment.Target == place && !assignment.IsRef,
            IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
            ITupleOperation tuple => IsTarget(tuple),
            _ => false,
        };
    }

    private static bool IsTarget(ITupleOperation tuple)
    {
        IOperation outermost = tuple;
        while (outermost.Parent is ITupleOperation outer)
        {
            outermost = outer;
        }

        return outermost.Parent is IDeconstructionAssignmentOperation assignment && assignment.Target == outermost;
    }
}
