using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>Reports structs with edges that are copied out of a heap and written, if nobody reads what was written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LostWriteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.LostWrite];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (EscapeTypes.Of(start.Compilation) is { } types)
            {
                // By blocks, since an editor offers fixes only for what is reported within what is analysed.
                start.RegisterOperationBlockAction(context =>
                {
                    foreach (IVariableDeclaratorOperation declarator in context.OperationBlocks.SelectMany(static block => block.Descendants()).OfType<IVariableDeclaratorOperation>())
                    {
                        Analyze(context, declarator, types);
                    }
                });
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, IVariableDeclaratorOperation declarator, EscapeTypes types)
    {
        if (declarator.Symbol is not { RefKind: RefKind.None } copy
            || !(types.Known.IsInline(copy.Type) || types.Known.IsObject(copy.Type))
            || !types.HoldsReference(copy.Type)
            || declarator.GetVariableInitializer()?.Value is not { } source
            || !IsPlace(source))
        {
            return;
        }

        List<(ISymbol Member, IOperation At)> writes = [];
        List<(ISymbol Member, IOperation At)> reads = [];
        IOperation function = declarator.Function();
        foreach (ILocalReferenceOperation use in function.Descendants().OfType<ILocalReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(use.Local, copy))
            {
                continue;
            }

            // What leaves as a whole may be stored back, and a member of the user's own may do anything.
            if (use.Function() != function || MemberOf(use) is not { } member || IsHandedOut(member))
            {
                return;
            }

            ISymbol symbol = ((IMemberReferenceOperation)member).Member;
            (IsWritten(member) ? writes : reads).Add((symbol, member));
        }

        if (writes.Count > 0 && !writes.Exists(write => reads.Exists(read => IsReadAfter(read, write, declarator))))
        {
            (ISymbol member, IOperation at) = writes[0];
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.LostWrite, at.Syntax.GetLocation(), $"{copy.Name}.{member.Name}", copy.Name));
        }
    }

    /// <summary>Whether an expression is a place that is written where it is, so that the local that it initialises is a copy.</summary>
    private static bool IsPlace(IOperation source) => source switch
    {
        IPropertyReferenceOperation property => property.Property.RefKind != RefKind.None,
        IInvocationOperation call => call.TargetMethod.RefKind != RefKind.None,
        ILocalReferenceOperation local => local.Local.RefKind != RefKind.None,
        IFieldReferenceOperation { Instance: { } holder } => IsPlace(holder),
        IInlineArrayAccessOperation element => IsPlace(element.Instance),
        _ => false,
    };

    /// <summary>The field or generated accessor of the copy that is used; null if it is another use.</summary>
    private static IOperation? MemberOf(ILocalReferenceOperation use) => use.Parent switch
    {
        IFieldReferenceOperation field when field.Instance == use => field,
        IPropertyReferenceOperation property when property.Instance == use && property.Property.OriginalDefinition.IsGenerated() => property,
        _ => null,
    };

    private static bool IsWritten(IOperation member) => TargetOf(member) is { Parent: IExpressionStatementOperation };

    /// <summary>Whether a member is used in a way that leaves open whether it is written, or who reads what is written.</summary>
    private static bool IsHandedOut(IOperation member) => TargetOf(member) switch
    {
        { Parent: IExpressionStatementOperation } => false,
        { } => true,
        null => member.Parent switch
        {
            IArgumentOperation argument => argument.Parameter is not { RefKind: RefKind.None },
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } or IAddressOfOperation or ITupleOperation => true,

            // A struct in the struct may be written by what is done with it.
            IInvocationOperation or IMemberReferenceOperation or IInlineArrayAccessOperation =>
                member.Type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, IsRefLikeType: false },
            _ => false,
        },
    };

    /// <summary>The assignment that writes a member; null if it is read.</summary>
    private static IOperation? TargetOf(IOperation member) => member.Parent switch
    {
        IAssignmentOperation assignment when assignment.Target == member => assignment,
        IIncrementOrDecrementOperation increment => increment,
        _ => null,
    };

    private static bool IsReadAfter((ISymbol Member, IOperation At) read, (ISymbol Member, IOperation At) write, IOperation declarator) =>
        IsSameMember(read.Member, write.Member)
        && (read.At.Syntax.SpanStart > write.At.Syntax.SpanStart || LoopOf(write.At) != LoopOf(declarator));

    /// <summary>Whether two members lead to the same field: an accessor, and in the struct itself its private field.</summary>
    private static bool IsSameMember(ISymbol left, ISymbol right) => NameOf(left) == NameOf(right);

    private static string NameOf(ISymbol member) => member is IFieldSymbol field ? FieldNames.Of(field).Accessor : member.Name;

    private static IOperation? LoopOf(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILoopOperation)
            {
                return outer;
            }
        }

        return null;
    }
}
