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
        "Address",
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
        "Slot",
        "ToString",
    ];

    public static void CheckType(INamedTypeSymbol type, Location identifier, Findings findings)
    {
        if (type.Name == LayoutName)
        {
            findings.Report(DiagnosticDescriptors.ReservedObjectName, identifier, type.Name);
        }

        string accessors = DeclarationReader.AccessorsName(type);
        if (type.ContainingNamespace.GetTypeMembers(accessors, arity: 0).Any(other => !other.IsGenerated()))
        {
            findings.Report(DiagnosticDescriptors.AccessorClassNameTaken, identifier, type.Name, accessors);
        }

        foreach (ISymbol member in type.GetMembers(LayoutName).Where(member => !member.IsGenerated()))
        {
            findings.Report(DiagnosticDescriptors.ReservedObjectMember, member.GetLocation(), type.Name + "." + member.Name);
        }
    }

    public static void CheckFields(INamedTypeSymbol type, ImmutableArray<HeapField> fields, Findings findings)
    {
        string accessors = DeclarationReader.AccessorsName(type);
        Dictionary<string, HeapField> byAccessor = new(StringComparer.OrdinalIgnoreCase);
        foreach (HeapField field in fields.Where(static field => field.Role != FieldRole.Hidden))
        {
            string accessor = field.Names.Accessor;
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
}
