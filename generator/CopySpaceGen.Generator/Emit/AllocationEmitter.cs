using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the methods that allocate an object of one type: a fast path that cannot collect, and a slow one that can.</summary>
internal sealed class AllocationEmitter
{
    // An allocation with more fields than this is a call: its code would be longer than the call it saves.
    private const int MaxInlinedFields = 8;

    private readonly SourceWriter _writer;
    private readonly ObjectModel _type;
    private readonly List<FieldModel> _fields;
    private readonly NameScope _names;
    private readonly string _self;
    private readonly string _start;
    private readonly string _end;
    private readonly string _scope;
    private readonly string _isZeroed;

    private AllocationEmitter(SourceWriter writer, ObjectModel type)
    {
        _writer = writer;
        _type = type;
        _fields = [.. type.Parameters()];
        _names = new NameScope(type.Tail is { } tail ? [.. _fields, tail.Length, tail.Element] : _fields);
        _self = _names.Take(type.Variable());
        _start = _names.Take("start");
        _end = _names.Take("end");
        _scope = _names.Take("scope");
        _isZeroed = _names.Take("isZeroed");
    }

    private string Layout => _type.Layout();

    private string Name => _type.Declaration.Name;

    public static void Emit(SourceWriter writer, ObjectModel type)
    {
        AllocationEmitter emitter = new(writer, type);
        emitter.WriteNew(copiesTail: false);
        writer.WriteLine();
        emitter.WriteSlowNew(copiesTail: false);
        if (type.Tail is { Element: { Role: FieldRole.Data } })
        {
            writer.WriteLine();
            emitter.WriteNew(copiesTail: true);
            writer.WriteLine();
            emitter.WriteSlowNew(copiesTail: true);
        }
    }

    private void WriteNew(bool copiesTail)
    {
        WriteDocumentation(copiesTail);
        if (_fields.Count <= MaxInlinedFields && !_type.IsLarge)
        {
            _writer.WriteLine(SourceFile.InlineAtOnce);
        }

        string access = Names.Accessibility(_type.Declaration.IsPublic && _fields.TrueForAll(static field => field.HasPublicType)
            && !(copiesTail && !_type.Tail!.Element.HasPublicType));
        IEnumerable<string> parameters = _fields.Select(field => $"{field.Edge?.ArgumentType(_type.HeapFullName) ?? field.TypeName} {field.ParameterName} = default");
        string slow = $"return SlowNew{Name}({string.Join(", ", TailArguments(copiesTail).Concat(_fields.Select(static field => field.Edge?.FromArgument(field.ParameterName) ?? field.ParameterName)))});";
        using (_writer.WriteBlock($"{access} {_type.Reference()} New{Name}({string.Join(", ", TailParameters(copiesTail).Concat(parameters))})"))
        {
            if (_type.IsLarge)
            {
                _writer.WriteLine(slow);
                return;
            }

            if (_type.Tail is null)
            {
                WriteFixedFastPath(slow);
            }
            else
            {
                WriteTailFastPath(slow, copiesTail);
            }
        }
    }

    private void WriteDocumentation(bool copiesTail)
    {
        _writer.WriteLine($"/// <summary>Allocates {Names.Article(Name)} {Name}. References that are passed in stay valid for it even if this collects; others do not.</summary>");
        if (_type.Tail is { } tail)
        {
            FieldModel field = copiesTail ? tail.Element : tail.Length;
            _writer.WriteLine($"/// <param name=\"{field.ParameterName.TrimStart('@')}\">{(copiesTail ? "The elements of the tail" : "The number of elements in the tail, which are zero, null or nothing")}.</param>");
        }

        foreach (FieldModel field in _fields)
        {
            _writer.WriteLine($"/// <param name=\"{field.ParameterName.TrimStart('@')}\">The initial value of <c>{field.Name}</c>.</param>");
        }

        if (_type.Tail is not null && !copiesTail)
        {
            _writer.WriteLine("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The length is negative.</exception>");
        }

        _writer.WriteLine("/// <exception cref=\"Gc::GcOutOfMemoryException\">The heap is full, and a collection did not help.</exception>");
        if (!_type.IsLarge)
        {
            _writer.WriteLine("// The fast path adds the size to a pointer; it does not root the arguments, since it cannot collect.");
        }
    }

    private void WriteFixedFastPath(string slow)
    {
        _writer.WriteLine(
            $$"""
            nuint {{_start}} = Allocator.Hp;
            nuint {{_end}} = {{_start}} + (nuint){{Layout}}.Size;
            if ({{_end}} > Allocator.Limit)
            {
                {{slow}}
            }

            Allocator.Hp = {{_end}};
            """);
        WriteInitialization(static field => field.Edge is { IsTyped: false } ? $"Rt::GcAccess.Any({field.ParameterName})" : field.ParameterName);
        _writer.WriteLine($"return Rt::GcAccess.Reference({_self});");
    }

    private void WriteTailFastPath(string slow, bool copiesTail)
    {
        string length = Length(copiesTail);
        using (_writer.WriteBlock($"if (unchecked((nuint){length}) <= (nuint){Layout}.MaxSmallLength)"))
        {
            _writer.WriteLine($"nuint {_start} = Allocator.Hp;");
            _writer.WriteLine($"nuint {_end} = {_start} + (nuint){Layout}.SizeOf({length});");
            using (_writer.WriteBlock($"if ({_end} <= Allocator.Limit)"))
            {
                _writer.WriteLine($"Allocator.Hp = {_end};");
                WriteInitialization(static field => field.Edge is { IsTyped: false } ? $"Rt::GcAccess.Any({field.ParameterName})" : field.ParameterName, copiesTail);
                WriteTail(copiesTail);
                _writer.WriteLine($"return Rt::GcAccess.Reference({_self});");
            }
        }

        _writer.WriteLine();
        _writer.WriteLine(slow);
    }

    private void WriteSlowNew(bool copiesTail)
    {
        List<FieldModel> edges = _fields.FindAll(static field => field.Edge is not null);
        _writer.WriteLine(edges.Count > 0
            ? "// The slow path may collect, so it roots the arguments meanwhile."
            : "// The slow path may collect.");
        _writer.WriteLine(SourceFile.NoInline);
        IEnumerable<string> parameters = _fields.Select(field => $"{field.Edge?.LocalType(_type.HeapFullName) ?? field.TypeName} {field.ParameterName}");
        using (_writer.WriteBlock($"private {_type.Reference()} SlowNew{Name}({string.Join(", ", TailParameters(copiesTail).Concat(parameters))})"))
        {
            if (edges.Count > 0)
            {
                _writer.WriteLine($"using Gc::GcScope {_scope} = OpenScope();");
            }

            NameScope names = _names.Copy();
            Dictionary<FieldModel, string> roots = [];
            foreach (FieldModel field in edges)
            {
                roots[field] = names.Take(field.ParameterName.TrimStart('@') + "Root");
                EdgeModel edge = field.Edge!;
                string root = edge.Root(_type.HeapFullName, field.ParameterName, _type.Kind is not null);
                _writer.WriteLine($"{edge.HandleType(_type.HeapFullName)} {roots[field]} = {root};");
            }

            if (copiesTail)
            {
                string elements = _type.Tail!.Element.ParameterName;
                _writer.WriteLine($"{elements} = OutsideOfHeap({elements});");
            }

            WriteSlowAllocation(copiesTail);
            WriteInitialization(field => roots.TryGetValue(field, out string? root) ? field.Edge!.FromHandle(root) : field.ParameterName, copiesTail);
            if (copiesTail)
            {
                WriteTail(copiesTail);
            }
            else if (_type.Tail is not null)
            {
                using (_writer.WriteBlock($"if (!{_isZeroed})"))
                {
                    WriteTail(copiesTail);
                }

                _writer.WriteLine();
            }

            _writer.WriteLine($"return Rt::GcAccess.Reference({_self});");
        }
    }

    private void WriteSlowAllocation(bool copiesTail)
    {
        if (_type is { Tail: null, IsLarge: false })
        {
            _writer.WriteLine($"nuint {_start} = AllocateSlow({Layout}.Size);");
            return;
        }

        string size = _type.Tail is null ? $"{Layout}.Size" : $"SizeWithTail({Length(copiesTail)}, {Layout}.SizeWithoutTail, {Layout}.ElementSize)";
        string isZeroed = _type.Tail is null || copiesTail ? "_" : "bool " + _isZeroed;
        _writer.WriteLine($"nuint {_start} = AllocateSlow({size}, out {isZeroed});");
    }

    private void WriteInitialization(Func<FieldModel, string> value, bool copiesTail = false)
    {
        string length = _type.Tail is null ? "" : ", " + Length(copiesTail);
        string values = string.Concat(_fields.Select(field => ", " + (field.Edge?.Store(value(field)) ?? value(field))));
        _writer.WriteLine(
            $"""
            {_type.Pointer()} {_self} = {Layout}.ObjectAt({_start});
            {Layout}.Initialize({_self}{length}{values});
            """);
    }

    private void WriteTail(bool copiesTail) => _writer.WriteLine(copiesTail
        ? $"{Layout}.CopyTail({_self}, {_type.Tail!.Element.ParameterName});"
        : $"{Layout}.ClearTail({_self});");

    private string Length(bool copiesTail) => copiesTail ? _type.Tail!.Element.ParameterName + ".Length" : _type.Tail!.Length.ParameterName;

    private IEnumerable<string> TailParameters(bool copiesTail) => (_type.Tail, copiesTail) switch
    {
        (null, _) => [],
        ({ } tail, false) => [$"{tail.Length.TypeName} {tail.Length.ParameterName}"],
        ({ } tail, true) => [$"scoped global::System.ReadOnlySpan<{tail.Element.TypeName}> {tail.Element.ParameterName}"],
    };

    private IEnumerable<string> TailArguments(bool copiesTail) => (_type.Tail, copiesTail) switch
    {
        (null, _) => [],
        ({ } tail, false) => [tail.Length.ParameterName],
        ({ } tail, true) => [tail.Element.ParameterName],
    };
}
