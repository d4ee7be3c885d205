using CopySpaceGen.Generator.Emit;
using CopySpaceGen.Generator.Model;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.Generator;

/// <summary>
/// Writes the collector of each class marked with <c>[GcHeap]</c>: one file for the heap, one for each type it holds, one for each struct that those are made of. It reports
/// nothing; the analyzers of this assembly do, with the same parser.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class HeapGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<HeapModel> heaps = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.HeapAttribute,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancel) => HeapParser.Parse((INamedTypeSymbol)attributed.TargetSymbol, attributed.SemanticModel.Compilation, cancel))
            .Where(static heap => heap is not null)
            .Select(static HeapModel (heap, _) => heap!)
            .WithTrackingName(TrackingNames.ParsedHeaps)
            .Collect()
            .SelectMany(static (parsed, _) => HeapSelection.WithoutSharedTypes(parsed))
            .WithTrackingName(TrackingNames.Heaps);

        IncrementalValuesProvider<ObjectModel> objects = heaps
            .SelectMany(static (heap, _) => heap.Objects)
            .WithTrackingName(TrackingNames.Objects);

        IncrementalValuesProvider<InlineModel> inlines = heaps
            .SelectMany(static (heap, _) => heap.Inlines)
            .WithTrackingName(TrackingNames.Inlines);

        context.RegisterSourceOutput(heaps, static (output, heap) => output.AddSource(heap.Declaration.HintName + ".g.cs", HeapEmitter.Emit(heap)));
        context.RegisterSourceOutput(objects, static (output, type) => output.AddSource(type.Declaration.HintName + ".g.cs", ObjectEmitter.Emit(type)));
        context.RegisterSourceOutput(inlines, static (output, type) => output.AddSource(type.Declaration.HintName + ".g.cs", InlineEmitter.Emit(type)));
    }
}
