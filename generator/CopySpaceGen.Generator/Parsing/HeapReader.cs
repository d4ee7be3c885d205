using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing.Rules;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>
/// Reads a class marked with <c>[GcHeap]</c> and all types that it reaches: the listed ones, then level by level what their edges
/// refer to, in the order of declaration. The place of a type in that order is its kind.
/// </summary>
internal static class HeapReader
{
    public static HeapReading Read(INamedTypeSymbol heap, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        AttributeData attribute = heap.FindAttribute(known.HeapAttribute)!;
        Location location = attribute.GetLocation(cancel);
        ProjectRules.Check(heap, location, known, findings);
        Location identifier = attribute.GetIdentifierLocation(cancel);
        HeapFlags flags = HeapFlags.Read(attribute);
        HeapRules.Check(heap, flags.FieldLogging, identifier, known, findings, cancel);

        List<INamedTypeSymbol> listed = ReadListed(heap, attribute, known, findings, cancel);
        HeapReading reading = Reach(heap, flags, listed, known, findings, cancel);
        HeapRules.CheckObjects(reading, location, findings);
        HeapRules.CheckNarrowEdges(reading, location, findings);
        HeapRules.CheckKindNames(reading, location, findings);
        HeapRules.CheckAccessors(reading, identifier, findings);
        NameRules.CheckWriters(reading, findings);
        return reading;
    }

    private static List<INamedTypeSymbol> ReadListed(
        INamedTypeSymbol heap, AttributeData attribute, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        List<INamedTypeSymbol> listed = [];
        ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } array]
            ? array.Values
            : [];
        if (arguments.IsEmpty)
        {
            findings.Report(DiagnosticDescriptors.HeapWithoutTypes, attribute.GetLocation(cancel), heap.Name);
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            TypedConstant argument = arguments[i];
            Location at = attribute.GetArgumentLocation(i, arguments.Length, cancel);
            if (argument.Value is ITypeSymbol { TypeKind: TypeKind.Error } or not ITypeSymbol and not null)
            {
                findings.Fail();
            }
            else if (argument.Value is not INamedTypeSymbol type || !known.IsObject(type))
            {
                string name = (argument.Value as ITypeSymbol)?.ToDisplayString() ?? "null";
                findings.Report(DiagnosticDescriptors.ListedTypeNotObject, at, heap.Name, name);
            }
            else if (TargetRules.CheckOwn(type, at, known, findings))
            {
                listed.Add(type);
            }
        }

        return listed;
    }

    private static HeapReading Reach(
        INamedTypeSymbol heap, HeapFlags flags, List<INamedTypeSymbol> listed, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        // What is wrong with an object is reported at its own declaration.
        Findings inObjects = new(report: null);
        ImmutableArray<HeapObject>.Builder objects = ImmutableArray.CreateBuilder<HeapObject>();
        ImmutableArray<HeapInline>.Builder inlines = ImmutableArray.CreateBuilder<HeapInline>();
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        Queue<INamedTypeSymbol> pending = new(listed);
        while (pending.Count > 0)
        {
            INamedTypeSymbol type = pending.Dequeue().OriginalDefinition;
            if (!seen.Add(type))
            {
                continue;
            }

            HeapObject read = ObjectReader.Read(type, known, inObjects, cancel);
            objects.Add(read);
            Stack<HeapField> fields = new(read.Fields.Reverse());
            while (fields.Count > 0)
            {
                HeapField field = fields.Pop();
                foreach (INamedTypeSymbol target in field.Edge?.Targets ?? [])
                {
                    pending.Enqueue(target);
                }

                if (field.Inline is { } inline && known.IsInline(inline) && seen.Add(inline))
                {
                    HeapInline part = InlineReader.Read(inline, known, inObjects, cancel);
                    inlines.Add(part);
                    foreach (HeapField inner in part.Fields.Reverse())
                    {
                        fields.Push(inner);
                    }
                }
            }
        }

        findings.Fail(inObjects);
        return new HeapReading(heap, flags, objects.ToImmutable(), inlines.ToImmutable());
    }
}
