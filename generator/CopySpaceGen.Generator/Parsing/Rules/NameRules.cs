using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>The names of an object type that would meet a generated one.</summary>
internal static class NameRules
{
    private const string LayoutName = "Layout";

    /// <summary><c>GcRef&lt;T&gt;</c> and <c>Local&lt;T&gt;</c>, after which an extension cannot be called, and their members, which would hide it.</summary>
    private static readonly ImmutableHashSet<string> s_reservedAccessors =
    [
        "Any",
        "Equals",
        "Finalize",
        "GcRef",
        "GetHashCode",
        "GetType",
        "IsNull",
        "Local",
        "MemberwiseClone",
        "Null",
        "Ref",
        "ReferenceEquals",
        "ToString",
    ];

    public static void CheckType(INamedTypeSymbol type, Location identifier, Findings findings)
    {
        if (type.Name == LayoutName)
        {
            findings.Report(DiagnosticDescriptors.ReservedObjectName, identifier, type.Name);
        }

        CheckAccessors(type, identifier, findings);
        foreach (ISymbol member in type.GetMembers(LayoutName).Where(member => !member.IsGenerated()))
        {
            findings.Report(DiagnosticDescriptors.ReservedObjectMember, member.GetLocation(), type.Name + "." + member.Name);
        }
    }

    /// <summary>Checks that no type of the user's has the name of the class with the accessors of an object, or of a heap's values.</summary>
    public static void CheckAccessors(INamedTypeSymbol type, Location identifier, Findings findings)
    {
        string accessors = DeclarationReader.AccessorsName(type);
        if (type.ContainingNamespace.GetTypeMembers(accessors, arity: 0).Any(other => !other.IsGenerated()))
        {
            findings.Report(DiagnosticDescriptors.AccessorClassNameTaken, identifier, type.Name, accessors);
        }
    }

    public static void CheckFields(INamedTypeSymbol type, ImmutableArray<HeapField> fields, Findings findings)
    {
        string accessors = DeclarationReader.AccessorsName(type);
        bool isLong = fields.Any(static field => field is { Role: FieldRole.Length, Type.SpecialType: SpecialType.System_IntPtr });
        Dictionary<string, HeapField> byAccessor = new(StringComparer.OrdinalIgnoreCase);
        foreach ((HeapField field, string accessor) in fields.SelectMany(field => AccessorsOf(field, isLong).Select(accessor => (field, accessor))))
        {
            if (s_reservedAccessors.Contains(accessor) || accessor == accessors)
            {
                findings.Report(DiagnosticDescriptors.AccessorNameReserved, field.Symbol.GetLocation(), field.Symbol.DisplayName(), accessor);
            }

            if (byAccessor.TryGetValue(accessor, out HeapField other))
            {
                findings.Report(
                    DiagnosticDescriptors.AccessorNamesCollide, field.Symbol.GetLocation(), other.Symbol.DisplayName(), field.Symbol.DisplayName(), accessor);
            }
            else
            {
                byAccessor.Add(accessor, field);
            }
        }
    }

    // Of data that can be more than a span holds, an element is handed out by a method too.
    private static IEnumerable<string> AccessorsOf(HeapField field, bool isLong) => field switch
    {
        { Role: FieldRole.Hidden } => [],
        { IsTail: true, Edge: null } when isLong => [field.Names.Accessor, field.Names.Accessor + "At"],
        _ => [field.Names.Accessor],
    };
}
