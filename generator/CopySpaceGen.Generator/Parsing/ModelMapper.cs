using System.Collections.Immutable;
using CopySpaceGen.Generator.Helpers;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Turns what was read into the model, which holds no symbols. Only for heaps without errors.</summary>
internal sealed class ModelMapper
{
    // GcHeap.MaxObjectSize, Tracer.HeaderSize and Tracer.Padding16.
    private const int MaxObjectSize = 8192;
    private const int HeaderSize = 8;
    private const int Padding16 = 8;

    private readonly HeapReading _heap;
    private readonly StructSizes _sizes;
    private readonly string _heapFullName;
    private readonly Dictionary<ISymbol, HeapInline> _inlines;
    private readonly Dictionary<ISymbol, HeapEdge?> _forwardingEdges = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _edgeCounts = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _anyTargets;
    private readonly HashSet<ISymbol> _mayBeLarge;
    private readonly bool _hasNarrowEdges;

    private ModelMapper(HeapReading heap, KnownTypes known)
    {
        _heap = heap;
        _sizes = new StructSizes(known);
        _heapFullName = heap.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        _inlines = heap.Inlines.ToDictionary<HeapInline, ISymbol>(static item => item.Type, SymbolEqualityComparer.Default);
        _hasNarrowEdges = heap.Edges.Any(static field => field.Edge!.Width == EdgeWidth.Narrow);
        _anyTargets = FindAnyTargets();
        _mayBeLarge = new(heap.Objects.Where(item => item.Tail is not null || IsLarge(item)).Select(static item => item.Type), SymbolEqualityComparer.Default);
    }

    private bool HasKinds => _heap.Objects.Length > 1;

    // As large as the smallest edge.
    private int LogGranule => _heap.Flags.FieldLogging ? _hasNarrowEdges ? 4 : 8 : 0;

    public static HeapModel Map(HeapReading heap, KnownTypes known) => new ModelMapper(heap, known).MapHeap();

    private HeapModel MapHeap() => new()
    {
        Declaration = DeclarationReader.Read(_heap.Type),
        AccessorsName = DeclarationReader.AccessorsName(_heap.Type),
        IsAligned = _heap.Flags.Aligned,
        HasAtomicForwarding = _heap.Flags.AtomicForwarding,
        LogsFields = _heap.Flags.FieldLogging,
        Objects = new EquatableArray<ObjectModel>(_heap.Objects.Select((item, kind) => MapObject(item, HasKinds ? kind : null))),
        Inlines = new EquatableArray<InlineModel>(_heap.Inlines.Select(MapInline)),
        HasAnyEdges = _heap.HasAnyEdges,
        HasNarrowEdges = _hasNarrowEdges,
    };

    private ObjectModel MapObject(HeapObject item, int? kind)
    {
        bool isAnyTarget = _anyTargets.Contains(item.Type);
        bool isLarge = IsLarge(item);
        return new ObjectModel
        {
            Declaration = DeclarationReader.Read(item.Type),
            HeapFullName = _heapFullName,
            IsHeapPublic = _heap.Type.IsPublic(),
            AccessorsName = DeclarationReader.AccessorsName(item.Type),
            Kind = kind,
            Fields = new EquatableArray<FieldModel>(item.Fields.Where(static field => !field.IsTail).Select(MapField)),
            Tail = item is { Tail: { } tail, Length: { } length }
                ? new TailModel { Element = MapField(tail), Length = MapField(length), IsLong = length.Type.SpecialType == SpecialType.System_IntPtr }
                : null,
            Forwarding = ChooseForwarding(item, hasKindHeader: isAnyTarget && HasKinds, isLarge),
            HasKindHeader = isAnyTarget && HasKinds,
            IsAnyTarget = isAnyTarget,
            IsLarge = isLarge,
            HasAtomicForwarding = _heap.Flags.AtomicForwarding,
            IsAligned16 = _sizes.IsAligned16(item.Type),
            LogGranule = LogGranule,
        };
    }

    private InlineModel MapInline(HeapInline item) => new()
    {
        Declaration = DeclarationReader.Read(item.Type),
        HeapFullName = _heapFullName,
        AccessorsName = DeclarationReader.AccessorsName(item.Type),
        HasKinds = HasKinds,
        LogGranule = LogGranule,
        Fields = new EquatableArray<FieldModel>(item.Fields.Select(MapField)),
        ArrayLength = item.ArrayLength,
        ForwardingField = FindForwardingField(item.Fields) is { } field ? MapField(field) : null,
        EdgeCount = CountEdges(item.Type),
        IsInOther = _heap.Inlines.Any(other => other.Fields.Any(field => SymbolEqualityComparer.Default.Equals(field.Inline, item.Type))),
    };

    // An edge of 8 bytes has free bits, and so has a value; one of 4 has none, but tells by the region that it refers to.
    private ForwardingModel ChooseForwarding(HeapObject item, bool hasKindHeader, bool isLarge)
    {
        if (isLarge)
        {
            return Choose(ForwardingWord.None, null);
        }

        if (hasKindHeader)
        {
            return Choose(ForwardingWord.Header, null);
        }

        if (FindForwardingField(item.Fields) is { } best)
        {
            HeapEdge edge = FindForwardingEdge(best)!;
            ForwardingWord word = edge.Width switch
            {
                EdgeWidth.Wide => ForwardingWord.WideEdge,
                EdgeWidth.Value => ForwardingWord.Value,
                _ => ForwardingWord.NarrowEdge,
            };
            return Choose(word, best, mayReferToLarge: edge.IsAny ? _mayBeLarge.Count > 0 : edge.Targets.Any(_mayBeLarge.Contains));
        }

        return item.Length is { } length ? Choose(ForwardingWord.Length, length) : Choose(ForwardingWord.Header, null);

        static ForwardingModel Choose(ForwardingWord word, HeapField? field, bool mayReferToLarge = false) => new()
        {
            Word = word,
            FieldName = field?.Names.Field,
            InlineTypeName = field?.Inline?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            MayReferToLarge = mayReferToLarge,
        };
    }

    /// <summary>The field with the edge that serves best to carry the forwarding state, at any depth: of equals, the first declared.</summary>
    private HeapField? FindForwardingField(ImmutableArray<HeapField> fields) => fields
        .Where(field => !field.IsTail && (field.Edge is not null || (field.Inline is { } inline && CountEdges(inline) > 0)))
        .OrderBy(field => FindForwardingEdge(field)!.Width switch { EdgeWidth.Wide => 0, EdgeWidth.Value => 1, _ => 2 })
        .FirstOrDefault();

    // As deep as structs are nested. Only for fields that hold an edge.
    private HeapEdge? FindForwardingEdge(HeapField field)
    {
        if (field.Inline is not { } inline)
        {
            return field.Edge;
        }

        if (!_forwardingEdges.TryGetValue(inline, out HeapEdge? edge))
        {
            HeapField? inner = FindForwardingField(_inlines[inline].Fields);
            edge = _forwardingEdges[inline] = inner is null ? null : FindForwardingEdge(inner);
        }

        return edge;
    }

    private FieldModel MapField(HeapField field) => new()
    {
        Name = field.Names.Field,
        AccessorName = field.Names.Accessor,
        ParameterName = field.Names.Parameter,
        TypeName = field.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        Role = field.Role,
        IsPublic = field.Role is FieldRole.Edge or FieldRole.Length || field.IsTail || field.Symbol.DeclaredAccessibility == Accessibility.Public,
        HasPublicType = HasPublicType(field),
        Edge = field.Edge is null ? null : MapEdge(field.Edge),
        Inline = field.Inline is null ? null : MapUse(field.Inline),
        IsReadOnly = field.Symbol.IsReadOnly,
        IsPointer = field.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol,
        BufferLength = field.Role == FieldRole.FixedBuffer ? field.Symbol.FixedSize : 0,
        IsVisible = field.Symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal,
    };

    /// <summary>Whether code of other assemblies can name what the accessor of a field gives.</summary>
    private bool HasPublicType(HeapField field) => field.Edge is { } edge
        ? HasPublicTargets(edge)
        : field.Type.IsMadeOfPublicTypes() && (ElementOf(field.Inline) is not { } element || HasPublicType(element));

    // What is one of several types is handed out as a value of the heap, whichever they are.
    private bool HasPublicTargets(HeapEdge edge) => edge.IsTyped ? edge.Targets.All(static target => target.IsPublic()) : _heap.Type.IsPublic();

    /// <summary>The one field of an inline array; null for other types.</summary>
    private HeapField? ElementOf(INamedTypeSymbol? type) =>
        type is not null && _inlines[type] is { ArrayLength: not null, Fields: [{ } element] } ? element : null;

    private EdgeModel MapEdge(HeapEdge edge) => new()
    {
        Width = edge.Width,
        Targets = new EquatableArray<string>(edge.Targets.Select(static target => target.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))),
        HasPublicTargets = HasPublicTargets(edge),
    };

    private InlineUse MapUse(INamedTypeSymbol type)
    {
        HeapField? element = ElementOf(type);
        string containingNamespace = DeclarationReader.Read(type).Namespace is { } name ? name + "." : "";
        return new InlineUse
        {
            TypeName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            AccessorsFullName = "global::" + containingNamespace + DeclarationReader.AccessorsName(type),
            IsEdgeArray = element?.Role == FieldRole.Edge,
            ElementTypeName = element?.Role == FieldRole.Inline ? element.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : null,
            EdgeCount = CountEdges(type),
        };
    }

    // The recursion is as deep as structs are nested, of which none holds itself.
    private int CountEdges(INamedTypeSymbol type)
    {
        if (_edgeCounts.TryGetValue(type, out int known))
        {
            return known;
        }

        HeapInline inline = _inlines[type];
        int count = inline.Fields.Sum(field => field.Edge is not null ? 1 : field.Inline is { } inner ? CountEdges(inner) : 0);
        return _edgeCounts[type] = count * (inline.ArrayLength ?? 1);
    }

    private HashSet<ISymbol> FindAnyTargets()
    {
        IEnumerable<INamedTypeSymbol> targets = _heap.Edges.Any(static field => field.Edge!.IsAny)
            ? _heap.Objects.Where(static item => !item.IsTypedOnly).Select(static item => item.Type)
            : _heap.Edges.Where(static field => !field.Edge!.IsTyped).SelectMany(static field => field.Edge!.Targets);
        return new(targets, SymbolEqualityComparer.Default);
    }

    private bool IsLarge(HeapObject item)
    {
        bool hasHeader = (HasKinds && _anyTargets.Contains(item.Type)) || FindForwardingField(item.Fields) is null;
        int around = (hasHeader ? HeaderSize : 0) + (_sizes.IsAligned16(item.Type) ? Padding16 : 0);
        return item.Tail is null && _sizes.SizeOf(item.Type) > MaxObjectSize - around;
    }
}
