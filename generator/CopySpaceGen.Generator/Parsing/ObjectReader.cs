using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Reads a struct marked with <c>[GcObject]</c> and finds all that is wrong with it by itself.</summary>
internal static class ObjectReader
{
    public static HeapObject Read(INamedTypeSymbol type, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        AttributeData attribute = type.FindAttribute(known.ObjectAttribute)!;
        Location identifier = attribute.GetIdentifierLocation(cancel);
        ImmutableArray<IFieldSymbol> instanceFields = [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic)];

        ProjectRules.Check(type, attribute.GetLocation(cancel), known, findings);
        TypeRules.Check(type, identifier, findings, cancel);
        LayoutRules.Check(type, instanceFields, identifier, known, findings);
        NameRules.CheckType(type, identifier, findings);
        CheckForm(type, identifier, findings, cancel);

        ImmutableArray<HeapField> fields = ReadFields(instanceFields, known, findings, cancel);
        NameRules.CheckFields(type, fields, findings);
        CheckOtherMembers(type, known, findings, cancel);
        return new HeapObject(type, fields);
    }

    private static void CheckForm(INamedTypeSymbol type, Location identifier, Findings findings, CancellationToken cancel)
    {
        if (type.IsGenericOrInGeneric())
        {
            findings.Report(DiagnosticDescriptors.GenericObject, identifier, type.Name);
        }

        if (type.IsRefLikeType)
        {
            findings.Report(DiagnosticDescriptors.RefStructObject, identifier, type.Name);
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

    private static ImmutableArray<HeapField> ReadFields(
        ImmutableArray<IFieldSymbol> instanceFields, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        ImmutableArray<HeapField>.Builder fields = ImmutableArray.CreateBuilder<HeapField>(instanceFields.Length);
        foreach (IFieldSymbol field in instanceFields)
        {
            if (FieldReader.Read(field, known, findings, cancel) is { } read)
            {
                fields.Add(read);
            }
        }

        return fields.ToImmutable();
    }

    private static void CheckOtherMembers(INamedTypeSymbol type, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            switch (member)
            {
                case IFieldSymbol { IsStatic: true } field when field.FindAttribute(known.EdgeAttribute) is { } edge:
                    EdgeRules.Check(field, edge, known, findings, cancel);
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
