using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing.Rules;

/// <summary>What keeps every reference of an object aligned, apart from other fields, and in a known order.</summary>
internal static class LayoutRules
{
    private const int ReferenceAlignment = 8;

    public static void Check(INamedTypeSymbol type, ImmutableArray<IFieldSymbol> instanceFields, Location identifier, KnownTypes known, Findings findings)
    {
        if (type.FindAttribute(known.InlineArrayAttribute) is not null && !known.IsInline(type))
        {
            findings.Report(DiagnosticDescriptors.LayoutNotSequential, identifier, type.Name, "[InlineArray]");
        }

        if (type.FindAttribute(known.StructLayoutAttribute) is { } layout)
        {
            bool hasTail = instanceFields.Any(field => field.FindAttribute(known.TrailingAttribute) is not null);
            CheckLayout(type, layout, hasTail, identifier, findings);
        }

        if (IsInSeveralParts(type, instanceFields))
        {
            findings.Report(DiagnosticDescriptors.FieldsInSeveralParts, identifier, type.Name);
        }
    }

    private static void CheckLayout(INamedTypeSymbol type, AttributeData layout, bool hasTail, Location identifier, Findings findings)
    {
        // The constructor takes a LayoutKind or, in an old form, a short.
        object? kind = layout.ConstructorArguments is [{ Value: { } value }] ? value : null;
        if (kind is (int)LayoutKind.Explicit or (short)LayoutKind.Explicit)
        {
            findings.Report(DiagnosticDescriptors.LayoutNotSequential, identifier, type.Name, "LayoutKind.Explicit");
        }

        if (hasTail && (kind is (int)LayoutKind.Auto or (short)LayoutKind.Auto))
        {
            findings.Report(DiagnosticDescriptors.LayoutNotSequential, identifier, type.Name, "LayoutKind.Auto");
        }

        foreach (KeyValuePair<string, TypedConstant> argument in layout.NamedArguments)
        {
            if (argument is { Key: nameof(StructLayoutAttribute.Pack), Value.Value: int and > 0 and < ReferenceAlignment and { } pack })
            {
                findings.Report(DiagnosticDescriptors.LayoutNotSequential, identifier, type.Name, $"Pack = {pack}");
            }
        }
    }

    private static bool IsInSeveralParts(INamedTypeSymbol type, ImmutableArray<IFieldSymbol> fields)
    {
        if (type.DeclaringSyntaxReferences.Length == 1 || fields.IsEmpty)
        {
            return false;
        }

        return !type.DeclaringSyntaxReferences.Any(part => fields.All(field => IsIn(part, field)));
    }

    private static bool IsIn(SyntaxReference part, IFieldSymbol field)
    {
        Location location = (field.AssociatedSymbol ?? field).GetLocation();
        return location.SourceTree == part.SyntaxTree && part.Span.Contains(location.SourceSpan);
    }
}
