using System.Text;

namespace CopySpaceGen.Generator.Tests.Fuzzing;

/// <summary>
/// Random declarations of objects, of structs in them, and of heaps: most of them right, some wrong in one of many ways, with names that are
/// keywords or of many scripts, spread over files, namespaces and containing types.
/// </summary>
internal sealed class FuzzProgram
{
    private static readonly string[] s_names =
        ["Node", "Pair", "@event", "@class", "Ünïcode", "数据", "_under", "x", "Tree1", "@record", "Значение", "Integer_", "Table", "T", "@field", "Kinds", "System", "Gc", "Rt"];

    private static readonly string[] s_fieldNames =
        ["left", "_right", "Key", "value", "@int", "@params", "näxt", "x1", "self", "start", "end", "scope", "index", "top", "verifier", "node", "hp", "Items", "_data", "other"];

    private static readonly string[] s_dataTypes =
        ["int", "byte", "long", "char", "bool", "double", "decimal", "System.Guid", "System.DateTime", "System.Int128", "System.DayOfWeek",
         "System.Runtime.Intrinsics.Vector128<float>", "(int, long)", "int?", "nint", "int*", "delegate*<int, void>", "System.Numerics.Vector3", "Half2"];

    private readonly Random _random;
    private readonly List<FuzzStruct> _inlines = [];
    private readonly List<FuzzStruct> _objects = [];
    private readonly bool _isAligned;
    private readonly bool _logsFields;
    private readonly string _namespace;

    public FuzzProgram(int seed)
    {
        _random = new Random(seed);
        _isAligned = Chance(50);
        _logsFields = seed % 2 == 0;
        _namespace = Pick(["", "N", "A.B", "@namespace.@for", "名前"]);
        foreach (string name in s_names.OrderBy(_ => _random.Next()).Take(_random.Next(1, 7)))
        {
            if (_objects.Count == 0 || Chance(70))
            {
                _objects.Add(new FuzzStruct(name, isInline: false) { IsTypedOnly = Chance(15) });
            }
            else
            {
                _inlines.Add(new FuzzStruct(name, isInline: true));
            }
        }

        foreach (FuzzStruct type in _inlines.Concat(_objects))
        {
            Fill(type);
        }
    }

    /// <summary>The files of the program, with a driver that allocates and links objects of all types that the heap holds.</summary>
    public string[] Sources(bool withDriver)
    {
        List<StringBuilder> files = [];
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            StringBuilder file = new(Pick(["", "#nullable disable\n", "#nullable enable\n", "#define FOO\n", "// a comment\n"]));
            file.Append("using CopySpaceGen;\nusing System.Runtime.CompilerServices;\nusing System.Runtime.InteropServices;\n");
            files.Add(file.Append(_namespace.Length == 0 ? "" : $"namespace {_namespace};\n"));
        }

        files[0].AppendLine("internal struct Half2 { public System.Half X; public System.Half Y; }");
        foreach (FuzzStruct type in _inlines.Concat(_objects))
        {
            files[_random.Next(files.Count)].AppendLine(SourceOf(type));
        }

        files[0].AppendLine($"[GcHeap(typeof({_objects[0].Name}){(_isAligned ? ", Aligned = true" : "")}{(_logsFields ? ", FieldLogging = true" : "")})] internal sealed partial class FuzzHeap;");
        string[] sources = [.. files.Select(file => file.ToString())];
        return withDriver ? [.. sources, Driver()] : sources;
    }

    private static string SourceOf(FuzzStruct type) =>
        $$"""
        {{type.Header}} struct {{type.Name}}
        {
        {{string.Concat(type.Fields.Select(field => $"    {field.Declaration}\n"))}}}
        """;

    private void Fill(FuzzStruct type)
    {
        string attribute = type.IsInline ? "[GcInline]" : type.IsTypedOnly ? "[GcObject(TypedOnly = true)]" : "[GcObject]";
        bool isArray = type.IsInline && Chance(30);
        type.ArrayLength = isArray ? _random.Next(1, 30) : null;
        type.Header = string.Join(
            ' ',
            attribute,
            isArray ? $"[InlineArray({type.ArrayLength})]" : Rarely("[StructLayout(LayoutKind.Auto)]", "[StructLayout(LayoutKind.Explicit)]", "[StructLayout(LayoutKind.Sequential, Size = 100)]"),
            Pick(["internal", "internal", "internal", "public", ""]),
            "unsafe",
            Rarely("readonly", "ref"),
            Chance(97) ? "partial" : "",
            Rarely("record"));

        HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);
        for (int i = isArray ? 1 : _random.Next(0, 7); i > 0; i--)
        {
            string name = Pick(s_fieldNames);
            if (used.Add(Accessor(name)))
            {
                type.Fields.Add(Chance(55) ? Edge(name) : Chance(20) && InlineFor(type) is { } inline ? Part(name, inline) : Data(name));
            }
        }

        if (!type.IsInline && Chance(35))
        {
            AddTail(type);
        }
    }

    private void AddTail(FuzzStruct type)
    {
        string length = Chance(3) ? "long" : Pick(["int", "nint"]);
        if (Chance(97))
        {
            type.Fields.Add(new FuzzField($"[GcLength] {Pick(["public readonly", "private", "internal"])} {length} Count;", "Count", "Count"));
        }

        FuzzField tail = Chance(50) ? Edge("_tail") : Chance(30) && InlineFor(type) is { } inline ? Part("_tail", inline) : Data("_tail");
        type.Fields.Add(tail with { Declaration = "[GcTrailing] " + tail.Declaration, IsTail = true, Targets = tail.Targets });
        if (Chance(2))
        {
            type.Fields.Add(Data("_behind"));
        }
    }

    private FuzzField Edge(string name)
    {
        string access = Chance(97) ? "private" : Pick(["public", "internal", "private readonly", "private static"]);
        string reference = _isAligned && Chance(40) ? "GcRef32" : Chance(97) ? "GcRef" : Pick(["GcRef32", "int", "GcValue"]);
        FuzzStruct target = _objects[_random.Next(_objects.Count)];
        FuzzStruct second = _objects[_random.Next(_objects.Count)];
        return _random.Next(10) switch
        {
            0 => new FuzzField($"[GcEdge] {access} {reference} {name};", name, Accessor(name), []),
            1 => new FuzzField($"{access} GcValue {name};", name, Accessor(name), []) { HoldsIntegers = true },
            2 => new FuzzField($"[GcEdge<{target.Name}, {second.Name}>] {access} {reference} {name};", name, Accessor(name), [target, second]),
            _ => new FuzzField($"{(Chance(97) ? $"[GcEdge<{target.Name}>] " : "")}{access} {reference} {name};", name, Accessor(name), [target]),
        };
    }

    // Only those declared before, so that most programs have no struct that holds itself.
    private FuzzStruct? InlineFor(FuzzStruct type)
    {
        int index = _inlines.IndexOf(type);
        int count = index < 0 ? _inlines.Count : index;
        return count == 0 ? null : _inlines[Chance(98) ? _random.Next(count) : _random.Next(_inlines.Count)];
    }

    private FuzzField Part(string name, FuzzStruct inline) => new($"{Pick(["public", "private"])} {inline.Name} {name};", name, Accessor(name), Inline: inline);

    private FuzzField Data(string name)
    {
        string type = Chance(98) ? Pick(s_dataTypes) : Pick(["string", "object", "int[]", "GcRef<int>", "Missing"]);
        return Chance(10)
            ? new FuzzField($"public fixed byte {name}[{_random.Next(1, 40)}];", name, Accessor(name))
            : new FuzzField($"{Pick(["public", "private", "internal", "public readonly"])} {type} {name};", name, Accessor(name));
    }

    private string Driver() => new FuzzDriver(Reached(), _logsFields, _random).Source(_namespace);

    private List<FuzzStruct> Reached()
    {
        List<FuzzStruct> reached = [_objects[0]];
        for (int i = 0; i < reached.Count; i++)
        {
            foreach (FuzzStruct referent in reached[i].Referents().Where(referent => !reached.Contains(referent)))
            {
                reached.Add(referent);
            }
        }

        return reached;
    }

    private static string Accessor(string name)
    {
        string bare = name.TrimStart('@').TrimStart('_');
        return char.ToUpperInvariant(bare[0]) + bare[1..];
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];

    private string Rarely(params string[] choices) => Chance(3) ? Pick(choices) : "";
}
