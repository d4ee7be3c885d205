using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Reads what object types and the structs that are part of them have in common.</summary>
/// <param name="type">The struct.</param>
/// <param name="attribute">The attribute that makes it one or the other.</param>
/// <param name="known">The types of the library.</param>
/// <param name="findings">What is wrong.</param>
internal sealed class StructReader(INamedTypeSymbol type, AttributeData attribute, KnownTypes known, Findings findings)
{
    /// <summary>All instance fields, those in error included.</summary>
    public ImmutableArray<IFieldSymbol> InstanceFields { get; } = [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic)];

    /// <summary>Checks the struct, and reads its fields.</summary>
    public ImmutableArray<HeapField> Read(Location identifier, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        ProjectRules.Check(type, attribute.GetLocation(cancel), known, findings);
        TypeRules.Check(type, identifier, findings, cancel);
        LayoutRules.Check(type, InstanceFields, identifier, known, findings);
        NameRules.CheckType(type, identifier, findings);
        CheckForm(identifier, cancel);

        ImmutableArray<HeapField> fields = ReadFields(cancel);
        NameRules.CheckFields(type, fields, findings);
        CheckOtherMembers(cancel);
        return fields;
    }

    private void CheckForm(Location identifier, CancellationToken cancel)
    {
        if (type.IsGenericOrInGeneric())
        {
            findings.Report(DiagnosticDescriptors.GenericObject, identifier, type.Name);
        }

        if (type.IsRefLikeType)
        {
            findings.Report(DiagnosticDescriptors.RefStructObject, identifier, type.Name);
        }

        if (known.IsObject(type) && known.IsInline(type))
        {
            findings.Report(DiagnosticDescriptors.ObjectAndInline, identifier, type.Name);
        }

        // The fields for the parameters of a record are read like those of other properties; those of a plain struct are no members.
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(cancel) is StructDeclarationSyntax { ParameterList: { Parameters: [{ } first, ..] } parameters })
            {
                findings.Report(DiagnosticDescriptors.HiddenField, parameters.GetLocation(), first.Identifier.ValueText, type.Name);
            }
        }
    }

    private ImmutableArray<HeapField> ReadFields(CancellationToken cancel)
    {
        ImmutableArray<HeapField>.Builder fields = ImmutableArray.CreateBuilder<HeapField>(InstanceFields.Length);
        foreach (IFieldSymbol field in InstanceFields)
        {
            if (FieldReader.Read(field, known, findings, cancel) is { } read)
            {
                fields.Add(read);
            }
        }

        return fields.ToImmutable();
    }

    private void CheckOtherMembers(CancellationToken cancel)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            switch (member)
            {
                case IFieldSymbol { IsStatic: true } field
                    when known.EdgeAttributesOf(field) is var edges && (!edges.IsEmpty || known.ReferenceWidth(field.Type) is not null):
                    EdgeRules.Check(field, edges, known, findings, cancel);
                    break;

                // The field of an event is no member; its accessors are only implicit if it has one.
                case IEventSymbol { IsStatic: false, AddMethod.IsImplicitlyDeclared: true }:
                    findings.Report(DiagnosticDescriptors.HiddenField, member.GetLocation(), member.Name, type.Name);
                    break;
                default:
                    break;
            }
        }
    }
}
