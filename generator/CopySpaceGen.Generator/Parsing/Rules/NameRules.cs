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

    /// <summary>Checks the accessors of a part of objects: extensions of the struct itself, which cannot be called like it.</summary>
    public static void CheckPart(INamedTypeSymbol type, ImmutableArray<HeapField> fields, Findings findings) =>
        CheckPart(type, fields, static field => AccessorsOf(field, isLong: false), findings);

    /// <summary>Checks the accessors that there are only in heaps that log written edges: those that hand out what is to be written.</summary>
    public static void CheckWriters(HeapReading heap, Findings findings)
    {
        if (!heap.Flags.FieldLogging)
        {
            return;
        }

        foreach (HeapObject item in heap.Objects)
        {
            bool isLong = item.Length is { Type.SpecialType: SpecialType.System_IntPtr };
            CheckWriters(item.Fields, field => AccessorsOf(field, isLong), field => WritersOf(field, heap), findings);
        }

        foreach (HeapInline item in heap.Inlines.Where(static item => item.ArrayLength is null))
        {
            CheckPart(item.Type, item.Fields, WritersInStructOf, findings);
            CheckWriters(item.Fields, static field => AccessorsOf(field, isLong: false), WritersInStructOf, findings);
        }
    }

    private static void CheckPart(INamedTypeSymbol type, ImmutableArray<HeapField> fields, Func<HeapField, IEnumerable<string>> accessors, Findings findings)
    {
        foreach (HeapField field in fields.Where(field => accessors(field).Contains(type.Name)))
        {
            findings.Report(DiagnosticDescriptors.AccessorNameReserved, field.Symbol.GetLocation(), field.Symbol.DisplayName(), type.Name);
        }
    }

    private static void CheckWriters(
        ImmutableArray<HeapField> fields, Func<HeapField, IEnumerable<string>> accessors, Func<HeapField, IEnumerable<string>> writers, Findings findings)
    {
        Dictionary<string, HeapField> byAccessor = new(StringComparer.OrdinalIgnoreCase);
        foreach (HeapField field in fields)
        {
            foreach (string accessor in accessors(field))
            {
                byAccessor[accessor] = field;
            }
        }

        foreach ((HeapField field, string writer) in fields.SelectMany(field => writers(field).Select(writer => (field, writer))))
        {
            if (byAccessor.TryGetValue(writer, out HeapField other))
            {
                findings.Report(
                    DiagnosticDescriptors.AccessorNamesCollide, other.Symbol.GetLocation(), field.Symbol.DisplayName(), other.Symbol.DisplayName(), writer);
            }
            else
            {
                byAccessor.Add(writer, field);
            }
        }
    }

    // A part of an object. Of several, one can be had by itself. Those of an array of edges are written through its view.
    private static IEnumerable<string> WritersOf(HeapField field, HeapReading heap)
    {
        if (field.Inline is null)
        {
            return [];
        }

        string writer = "Write" + field.Names.Accessor;
        HeapInline? array = heap.Inlines.FirstOrDefault(item => item.ArrayLength is not null && SymbolEqualityComparer.Default.Equals(item.Type, field.Inline));
        return array switch
        {
            { Fields: [{ Edge: not null }] } => [],
            null when !field.IsTail => [writer],
            _ => [writer, writer + "At"],
        };
    }

    // What is visible in a struct under the name of its accessor has none.
    private static IEnumerable<string> WritersInStructOf(HeapField field) =>
        field.Edge is not null || field.Role == FieldRole.Hidden || field.Names.Accessor == field.Names.Field ? [] : ["Write" + field.Names.Accessor];

    // Of data that can be more than a span holds, an element is handed out by a method too.
    private static IEnumerable<string> AccessorsOf(HeapField field, bool isLong) => field switch
    {
        { Role: FieldRole.Hidden } => [],
        { IsTail: true, Edge: null } when isLong => [field.Names.Accessor, field.Names.Accessor + "At"],
        _ => [field.Names.Accessor],
    };
}
