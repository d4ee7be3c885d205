using System.Text;

namespace CopySpaceGen.Generator.Tests.Fuzzing;

/// <summary>
/// Code that allocates an object of each type of a heap, and writes each edge of it: in its fields, in the structs and arrays in it, at any depth,
/// and in its tail. If the heap logs that, it has to list what was written.
/// </summary>
internal sealed class FuzzDriver(IReadOnlyList<FuzzStruct> types, bool logsFields, Random random)
{
    private readonly StringBuilder _statements = new();

    // Holder, path and index of each edge that is written.
    private readonly List<string> _written = [];

    public string Source(string ofNamespace)
    {
        int[] lengths = [.. types.Select(_ => random.Next(0, 5))];
        for (int i = 0; i < types.Count; i++)
        {
            _statements.AppendLine($"var v{i} = m.Local(m.New{types[i].BareName}({(types[i].HasTail ? lengths[i] : "")}));");
        }

        for (int i = 0; i < types.Count; i++)
        {
            foreach (FuzzField field in types[i].Fields.Where(static field => field.HasEdges))
            {
                WriteField(i, field, lengths[i]);
            }
        }

        return $$"""
            using CopySpaceGen;
            {{(ofNamespace.Length == 0 ? "" : $"namespace {ofNamespace};")}}
            public static unsafe class Driver
            {
                public static long Run(GcHeapOptions options)
                {
                    using FuzzHeap heap = new(options);
                    using FuzzHeap.Mutator m = heap.Attach();
                    using GcScope scope = m.OpenScope();
                    for (int i = 0; i < 20; i++)
                    {
            {{_statements}}{{(logsFields ? Check() : "")}}        }

                    m.Collect();
                    return heap.Verify().Objects;
                }
            }
            """;
    }

    private void WriteField(int holder, FuzzField field, int length)
    {
        string self = $"v{holder}";
        string path = $"{holder}:{field.Name.TrimStart('@')}";
        switch (field)
        {
            case { IsTail: true }:
                if (length > 0)
                {
                    WriteTail(self, path, field, random.Next(length));
                }

                break;
            case { IsEdge: true }:
                WriteEdge($"{self}.{field.Accessor}", path + "[-1]", field);
                break;
            case { Inline: { ArrayLength: int size } array } when array.Fields[0] is { IsEdge: true } element:
                SetEdge($"{self}.{field.Accessor}", random.Next(size), path, "[-1]", element);
                break;
            case { Inline: { ArrayLength: int size } array } when logsFields && random.Next(2) == 0:
                int index = random.Next(size);
                WriteStruct($"{self}.Write{field.Accessor}At({index})", $"{path}[{index}]", "[-1]", array.Fields[0].Inline!);
                break;
            case { Inline: { } inline }:
                WriteStruct(HandedOut(self, field), path, "[-1]", inline);
                break;
        }
    }

    private void WriteTail(string self, string path, FuzzField tail, int index)
    {
        string suffix = $"[{index}]";
        if (tail.Inline is not { } inline)
        {
            SetEdge($"{self}.{tail.Accessor}", index, path, suffix, tail, isTail: true);
            return;
        }

        string element = !logsFields ? $"{tail.Accessor}[{index}]" : random.Next(3) switch
        {
            0 => $"Write{tail.Accessor}()[{index}]",
            1 => $"Write{tail.Accessor}({index}, 1)[0]",
            _ => $"Write{tail.Accessor}At({index})",
        };
        WriteStruct($"{self}.{element}", path, suffix, inline);
    }

    // A struct where it lies, in code that can write it.
    private void WriteStruct(string place, string path, string suffix, FuzzStruct type)
    {
        if (type.ArrayLength is int length)
        {
            // Edges in an array of arrays can only be written as a whole.
            if (type.Fields[0].Inline is { } element && !(element.ArrayLength is not null && element.Fields[0].IsEdge))
            {
                int index = random.Next(length);
                WriteStruct($"{place}[{index}]", $"{path}[{index}]", suffix, element);
            }

            return;
        }

        if (random.Next(4) == 0)
        {
            _statements.AppendLine($"{place} = default;");
            _written.AddRange(PathsIn(type, path).Select(inner => inner + suffix));
            return;
        }

        foreach (FuzzField field in type.Fields.Where(static field => field.HasEdges))
        {
            string inner = $"{path}.{field.Name.TrimStart('@')}";
            switch (field)
            {
                case { IsEdge: true }:
                    WriteEdge($"{place}.{field.Accessor}", inner + suffix, field);
                    break;
                case { Inline: { ArrayLength: int size } array } when array.Fields[0] is { IsEdge: true } element:
                    if (!field.IsVisiblePart)
                    {
                        SetEdge(HandedOut(place, field), random.Next(size), inner, suffix, element);
                    }

                    break;
                case { Inline: { } part }:
                    WriteStruct(HandedOut(place, field), inner, suffix, part);
                    break;
            }
        }
    }

    private string HandedOut(string holder, FuzzField field) =>
        logsFields && !(field.IsVisiblePart && !IsObject(holder)) ? $"{holder}.Write{field.Accessor}()" : $"{holder}.{field.Accessor}";

    private static bool IsObject(string place) => !place.Contains('.', StringComparison.Ordinal);

    private static IEnumerable<string> PathsIn(FuzzStruct type, string path) =>
        type.ArrayLength is int length
            ? Enumerable.Range(0, length).SelectMany(index => PathsOf(type.Fields[0], $"{path}[{index}]"))
            : type.Fields.SelectMany(field => PathsOf(field, $"{path}.{field.Name.TrimStart('@')}"));

    private static IEnumerable<string> PathsOf(FuzzField field, string path) =>
        field.IsEdge ? [path] : field.Inline is { } inline ? PathsIn(inline, path) : [];

    private void WriteEdge(string place, string path, FuzzField edge)
    {
        if (ValueFor(edge) is { } value)
        {
            _statements.AppendLine($"{place} = {value};");
            _written.Add(path);
        }
    }

    private void SetEdge(string view, int index, string path, string suffix, FuzzField edge, bool isTail = false)
    {
        if (ValueFor(edge) is { } value)
        {
            _statements.AppendLine($"{view}.Set({index}, {value});");
            _written.Add(isTail ? path + suffix : $"{path}[{index}]{suffix}");
        }
    }

    // Null if there is nothing that the edge can refer to.
    private string? ValueFor(FuzzField edge)
    {
        if (edge.HoldsIntegers && random.Next(100) < 40)
        {
            return "5";
        }

        FuzzStruct[] choices = [.. edge.Targets!.Distinct()];
        if (choices.Length == 1)
        {
            return $"v{IndexOf(choices[0])}";
        }

        FuzzStruct? any = (choices.Length > 0 ? choices : types).FirstOrDefault(static type => !type.IsTypedOnly);
        return any is null ? null : $"v{IndexOf(any)}.Any";
    }

    private int IndexOf(FuzzStruct type) => types.TakeWhile(other => other != type).Count();

    private string Check() =>
        $$"""
        var seen = new global::System.Collections.Generic.HashSet<string>();
        foreach (var edge in heap.ChangedEdges())
        {
            string name = $"{edge.Field}[{edge.Index}]";
            {{string.Concat(types.Select((type, i) => types.Count == 1
                ? $"if (edge.Holder == v{i}) {{ seen.Add(\"{i}:\" + name); }}\n"
                : $"if (edge.TryGetHolder(out GcRef<{type.Name}> h{i}) && h{i} == v{i}) {{ seen.Add(\"{i}:\" + name); }}\n"))}}
        }

        foreach (string written in new string[] { {{string.Join(", ", _written.Select(static path => $"\"{path}\""))}} })
        {
            if (!seen.Contains(written)) { throw new global::System.InvalidOperationException($"The edge {written} was written, but is not listed."); }
        }

        """;
}
