using CopySpaceGen.Generator.Emit;
using CopySpaceGen.Generator.Model;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CopySpaceGen.Generator;

/// <summary>
/// Writes the collector of each class marked with <c>[GcHeap]</c>: one file for the heap, one for each type it holds, one for each struct that those are made of. It reports
/// only that there is nothing to write; the analyzers of this assembly report why at the place, with the same parser.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class HeapGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedHeap> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.HeapAttribute,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancel) => HeapParser.Parse((INamedTypeSymbol)attributed.TargetSymbol, attributed.SemanticModel.Compilation, cancel))
            .WithTrackingName(TrackingNames.ParsedHeaps);

        IncrementalValueProvider<HeapSelection> selection = parsed
            .Where(static heap => heap.Model is not null)
            .Collect()
            .Select(static (heaps, _) => HeapSelection.Of([.. heaps.Select(static heap => heap.Model!)]));

        IncrementalValuesProvider<HeapModel> heaps = selection
            .SelectMany(static (selection, _) => selection.Heaps)
            .WithTrackingName(TrackingNames.Heaps);

        IncrementalValuesProvider<BrokenHeap> broken = parsed
            .Where(static heap => heap.Broken is not null)
            .Select(static (heap, _) => heap.Broken!)
            .WithTrackingName(TrackingNames.BrokenHeaps);

        IncrementalValuesProvider<BrokenHeap> colliding = selection
            .SelectMany(static (selection, _) => selection.Collisions)
            .Select(static (collision, _) => BrokenHeap.Of(collision.Heap.Declaration.Name, [collision.ToDiagnostic(Location.None)]))
            .WithTrackingName(TrackingNames.CollidingHeaps);

        IncrementalValuesProvider<ObjectModel> objects = heaps
            .SelectMany(static (heap, _) => heap.Objects)
            .WithTrackingName(TrackingNames.Objects);

        IncrementalValuesProvider<InlineModel> inlines = heaps
            .SelectMany(static (heap, _) => heap.Inlines)
            .WithTrackingName(TrackingNames.Inlines);

        context.RegisterSourceOutput(heaps, static (output, heap) => output.AddSource(heap.Declaration.HintName + ".g.cs", HeapEmitter.Emit(heap)));
        context.RegisterSourceOutput(objects, static (output, type) => output.AddSource(type.Declaration.HintName + ".g.cs", ObjectEmitter.Emit(type)));
        context.RegisterSourceOutput(inlines, static (output, type) => output.AddSource(type.Declaration.HintName + ".g.cs", InlineEmitter.Emit(type)));
        context.RegisterSourceOutput(broken, static (output, heap) => output.ReportDiagnostic(heap.ToDiagnostic()));
        context.RegisterSourceOutput(colliding, static (output, heap) => output.ReportDiagnostic(heap.ToDiagnostic()));
    }
}
