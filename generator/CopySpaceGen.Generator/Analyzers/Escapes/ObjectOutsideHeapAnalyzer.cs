using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>Reports values of object types that are made by anything but an allocation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObjectOutsideHeapAnalyzer : DiagnosticAnalyzer
{
    private static readonly HashSet<string> s_allocators = ["System.Runtime.InteropServices.NativeMemory", "System.Runtime.InteropServices.Marshal"];

    private static readonly HashSet<string> s_views =
    [
        "System.Runtime.CompilerServices.Unsafe.As",
        "System.Runtime.CompilerServices.Unsafe.AsRef",
        "System.Runtime.CompilerServices.Unsafe.Read",
        "System.Runtime.CompilerServices.Unsafe.ReadUnaligned",
        "System.Runtime.InteropServices.MemoryMarshal.AsRef",
        "System.Runtime.InteropServices.MemoryMarshal.Cast",
        "System.Runtime.InteropServices.MemoryMarshal.Read",
        "System.Runtime.InteropServices.Marshal.PtrToStructure",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.ObjectOutsideHeap];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (EscapeTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(
                    context => Analyze(context, types), OperationKind.ObjectCreation, OperationKind.DefaultValue, OperationKind.Invocation, OperationKind.Conversion);
                start.RegisterSyntaxNodeAction(
                    context => AnalyzeStack(context, types), SyntaxKind.StackAllocArrayCreationExpression, SyntaxKind.ImplicitStackAllocArrayCreationExpression);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, EscapeTypes types)
    {
        IOperation operation = context.Operation;
        ITypeSymbol? made = operation switch
        {
            IObjectCreationOperation creation => creation.Type,
            IDefaultValueOperation value when IsKept(value) => value.Type,
            IInvocationOperation { TargetMethod: { IsGenericMethod: true } method } when IsView(method) => method.TypeArguments[^1],
            IConversionOperation { Type: IPointerTypeSymbol pointer } conversion when IsAllocated(conversion.Operand) => pointer.PointedAtType,
            _ => null,
        };
        if (made is not null && types.Known.IsObject(made))
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ObjectOutsideHeap, operation.Syntax.GetLocation(), made.Name));
        }
    }

    private static void AnalyzeStack(SyntaxNodeAnalysisContext context, EscapeTypes types)
    {
        // A pointer where the context asks for one, otherwise a span.
        TypeInfo info = context.SemanticModel.GetTypeInfo(context.Node, context.CancellationToken);
        ITypeSymbol? element = (info.Type ?? info.ConvertedType) switch
        {
            IPointerTypeSymbol pointer => pointer.PointedAtType,
            INamedTypeSymbol { TypeArguments: [{ } argument] } => argument,
            _ when context.Node is StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { ElementType: { } type } } =>
                context.SemanticModel.GetTypeInfo(type, context.CancellationToken).Type,
            _ => null,
        };
        if (element is not null && types.Known.IsObject(element))
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ObjectOutsideHeap, context.Node.GetLocation(), element.Name));
        }
    }

    /// <summary>Whether a default value becomes an object of its own; what clears an object in its place does not.</summary>
    private static bool IsKept(IDefaultValueOperation value) => value.UserOf() switch
    {
        IVariableInitializerOperation or IFieldInitializerOperation or IReturnOperation => true,
        IArgumentOperation argument => argument is { IsImplicit: false, ArgumentKind: ArgumentKind.Explicit },
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local.RefKind: RefKind.None } } => true,
        _ => false,
    };

    private static bool IsView(IMethodSymbol method) =>
        method.ContainingType is { } type && s_views.Contains(type.ToDisplayString() + "." + method.Name);

    private static bool IsAllocated(IOperation memory)
    {
        while (memory is IConversionOperation conversion)
        {
            memory = conversion.Operand;
        }

        return memory is IInvocationOperation { TargetMethod.ContainingType: { } type } && s_allocators.Contains(type.ToDisplayString());
    }
}
