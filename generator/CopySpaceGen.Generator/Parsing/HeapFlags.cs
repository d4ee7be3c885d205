using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>What a <c>[GcHeap]</c> sets besides its types.</summary>
internal sealed record HeapFlags(bool Aligned, bool AtomicForwarding, bool FieldLogging)
{
    public static HeapFlags Read(AttributeData attribute)
    {
        return new HeapFlags(IsSet(nameof(Aligned)), IsSet(nameof(AtomicForwarding)), IsSet(nameof(FieldLogging)));

        bool IsSet(string name) => attribute.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is true);
    }
}
