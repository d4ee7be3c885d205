namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>
/// What a node is made of. In its code, EDGE stands for the attribute and the type of an edge, REF for how a part is handed out, and a part that is
/// handed out to be written has an <c>@</c> in front of its name: an accessor of its own in heaps that log edges, a plain name in others.
/// </summary>
/// <param name="Name">What it is called in the name of a case.</param>
/// <param name="Declarations">The node, and what it is made of.</param>
/// <param name="New">The arguments of the allocation, out of <c>length</c> and <c>number</c>.</param>
/// <param name="EdgeCount">The number of edges of <c>node</c>.</param>
/// <param name="Get">The edge <c>slot</c> of <c>node</c>.</param>
/// <param name="Set">A statement that makes the edge <c>slot</c> of <c>node</c> refer to <c>value</c>.</param>
/// <param name="SlotOf">The slot of a changed edge, out of its <c>field</c> and its <c>index</c>.</param>
public sealed record Shape(string Name, string Declarations, string New, string EdgeCount, string Get, string Set, string SlotOf)
{
    private const string EmptyTail = "length: length, number: number";

    public static IReadOnlyList<Shape> All { get; } =
    [
        new(
            "Fields",
            "[GcObject] public partial struct Node { public int Number; EDGE _a; public byte Small; EDGE _b; }",
            "number: number, small: (byte)number", "2", "slot == 0 ? node.A : node.B", "if (slot == 0) { node.A = value; } else { node.B = value; }",
            "field == \"_a\" ? 0 : 1")
        {
            DataCheck = "node.Small == (byte)number",
        },
        new(
            "SmallestTail",
            "[GcObject] public partial struct Node { [GcLength] private int _length; [GcTrailing] EDGE _items; }",
            "length: Math.Max(1, length)", "node.Items.Length", "node.Items[slot]", "node.Items.Set(slot, value)",
            "(int)index")
        {
            HasNumber = false,
            SizeOfTail = "Node.Layout.SizeOf(node.Length)",
        },
        new(
            "EdgeTail",
            "[GcObject] public partial struct Node { public int Number; [GcLength] private int _length; [GcTrailing] EDGE _items; }",
            EmptyTail, "node.Items.Length", "node.Items[slot]", "node.Items.Set(slot, value)",
            "(int)index")
        {
            CopyParts = "source.Items.CopyTo(node.Items);",
            SizeOfTail = "Node.Layout.SizeOf(node.Length)",
        },
        new(
            "EdgeTailOfLongLength",
            "[GcObject] public partial struct Node { EDGE _first; [GcLength] public readonly nint Length; public int Number; [GcTrailing] EDGE _items; }",
            EmptyTail, "1 + node.Items.Length", "slot == 0 ? node.First : node.Items[slot - 1]",
            "if (slot == 0) { node.First = value; } else { node.Items.Set(slot - 1, value); }",
            "index < 0 ? 0 : 1 + (int)index")
        {
            SizeOfTail = "Node.Layout.SizeOf(node.Length)",
        },
        new(
            "DataTail",
            "[GcObject] public partial struct Node { [GcLength] public int Count; public int Number; EDGE _a; EDGE _b; [GcTrailing] private byte _bytes; }",
            "bytes: Bytes(length, number), number: number", "2", "slot == 0 ? node.A : node.B", "if (slot == 0) { node.A = value; } else { node.B = value; }",
            "field == \"_a\" ? 0 : 1")
        {
            DataCheck = "node.Bytes.SequenceEqual(Bytes(node.Count, number))",
            SizeOfTail = "Node.Layout.SizeOf(node.Count)",
        },
        new(
            "AlignedTail",
            "[GcObject] public partial struct Node { public int Number; EDGE _a; [GcLength] private nint _length; [GcTrailing] private Int128 _wide; }",
            EmptyTail, "1", "node.A", "node.A = value",
            "field == \"_a\" && index == -1 ? 0 : -1")
        {
            AfterNew = "for (nint i = 0; i < node.Length; i++) { node.WideAt(i) = Int128.MaxValue - number - i; }",
            DataCheck = "Enumerable.Range(0, (int)Ref(address).Length).All(i => Ref(address).WideAt(i) == Int128.MaxValue - number - i && IsAligned(address))",
            Helpers = "private static bool IsAligned(nuint address) { fixed (Int128* wide = Ref(address).Wide) { return (nuint)wide % 16 == 0; } }",
            SizeOfTail = "Node.Layout.SizeOf(node.Length)",
        },
        new(
            "AlignedFields",
            "[GcObject] public partial struct Node { public int Number; EDGE _a; public Int128 Wide; }",
            "number: number, wide: -number", "1", "node.A", "node.A = value",
            "field == \"_a\" && index == -1 ? 0 : -1")
        {
            DataCheck = "node.Wide == -number && IsAligned(address)",
            Helpers = "private static bool IsAligned(nuint address) { fixed (Int128* wide = &Ref(address).Wide) { return (nuint)wide % 16 == 0; } }",
        },
        new(
            "InlineStructs",
            """
            [GcInline] public partial struct Link { EDGE _to; public int Weight; EDGE _back; }
            [GcInline] public partial struct Place { public short X; private Link _link; EDGE _owner; }
            [GcObject] public partial struct Node { private Link _first; public int Number; private Place _second; }
            """,
            "number: number", "5",
            "slot switch { 0 => node.First.To, 1 => node.First.Back, 2 => node.Second.Link.To, 3 => node.Second.Link.Back, _ => node.Second.Owner }",
            """
            switch (slot)
            {
                case 0: node.@First.To = value; break;
                case 1: node.@First.Back = value; break;
                case 2: node.@Second.@Link.To = value; break;
                case 3: node.@Second.@Link.Back = value; break;
                default: node.@Second.Owner = value; break;
            }
            """,
            """field switch { "_first._to" => 0, "_first._back" => 1, "_second._link._to" => 2, "_second._link._back" => 3, _ => 4 }""")
        {
            WrittenWith = static slot => slot < 2 ? 0..2 : 2..5,
            AfterNew = "node.@First.Weight = number; node.@Second.X = (short)number; node.@Second.@Link.Weight = -number;",
            WrittenAfterNew = static edges => 0..5,
            CopyParts = "node.@First = source.First; node.@Second = source.Second;",
            DataCheck = "node.First.Weight == number && node.Second.X == (short)number && node.Second.Link.Weight == -number",
        },
        new(
            "DeepInlineStructs",
            """
            [GcInline] public partial struct L0 { EDGE _a; public short X; }
            [GcInline] public partial struct L1 { public byte Y; private L0 _inner; EDGE _b; }
            [GcInline, InlineArray(2)] public partial struct L2 { private L1 _l1; }
            [GcInline] public partial struct L3 { private L2 _inner; public int Z; }
            [GcInline] public partial struct L4 { private L3 _left; private L3 _right; }
            [GcObject] public partial struct Node { public byte Before; private L4 _deep; public int Number; }
            """,
            "before: (byte)number, number: number", "8",
            "slot % 2 == 0 ? At(node, slot).Inner.A : At(node, slot).B",
            "if (slot % 2 == 0) { Write(node, slot).@Inner.A = value; } else { Write(node, slot).B = value; }",
            """(field.Contains("_right") ? 4 : 0) + (field.Contains("[1]") ? 2 : 0) + (field.EndsWith("._inner._a") ? 0 : 1)""")
        {
            WrittenWith = static slot => 0..8,
            AfterNew = "for (int i = 0; i < 8; i += 2) { Write(node, i).@Inner.X = (short)(number + i); Write(node, i).Y = (byte)i; }",
            WrittenAfterNew = static edges => 0..8,
            CopyParts = "node.Before = source.Before; node.@Deep = source.Deep;",
            DataCheck = "node.Before == (byte)number && At(node, 6).Inner.X == (short)(number + 6) && At(node, 2).Y == 2",
            Helpers =
                """
                private static REF L1 At(GcRef<Node> node, int slot) => ref (slot < 4 ? ref node.Deep.Left : ref node.Deep.Right).Inner[slot / 2 % 2];
                private static ref L1 Write(GcRef<Node> node, int slot) => ref (slot < 4 ? ref node.@Deep.@Left : ref node.@Deep.@Right).@Inner[slot / 2 % 2];
                """,
        },
        new(
            "InlineArrays",
            """
            [GcInline, InlineArray(5)] public partial struct Few { EDGE _few; }
            [GcInline, InlineArray(19)] public partial struct Many { EDGE _many; }
            [GcInline] public partial struct Link { public int Weight; EDGE _to; }
            [GcInline, InlineArray(3)] public partial struct Links { private Link _link; }
            [GcObject] public partial struct Node { private Few _few; private Links _links; public int Number; private Many _many; }
            """,
            "number: number", "27",
            "slot < 5 ? node.Few[slot] : slot < 8 ? node.Links[slot - 5].To : node.Many[slot - 8]",
            "if (slot < 5) { node.Few.Set(slot, value); } else if (slot < 8) { node.@Links[slot - 5].To = value; } else { node.Many.Set(slot - 8, value); }",
            """InBrackets(field) + (field.StartsWith("_few[") ? 0 : field.StartsWith("_links[") && field.EndsWith("]._to") ? 5 : 8)""")
        {
            AfterNew = "foreach (ref Link link in node.@Links) { link.Weight = number; }",
            WrittenAfterNew = static edges => 5..8,
            CopyParts = "source.Few.CopyTo(node.Few); source.Links.CopyTo(node.@Links); source.Many.CopyTo(node.Many);",
            DataCheck = "node.Links[0].Weight == number && node.Links[2].Weight == number",
        },
        new(
            "InlineTail",
            """
            [GcInline] public partial struct Entry { public int Hash; EDGE _key; EDGE _item; }
            [GcObject] public partial struct Node { public int Number; [GcLength] private int _count; [GcTrailing] private Entry _entries; }
            """,
            "count: length, number: number", "2 * node.Count",
            "slot % 2 == 0 ? node.Entries[slot / 2].Key : node.Entries[slot / 2].Item",
            "if (slot % 2 == 0) { node.@Entries[slot / 2].Key = value; } else { node.@Entries[slot / 2].Item = value; }",
            "(2 * (int)index) + (field == \"_entries._key\" ? 0 : 1)")
        {
            WrittenWith = static slot => (slot & ~1)..((slot | 1) + 1),
            AfterNew = "foreach (ref Entry entry in node.@Entries) { entry.Hash = number; }",
            WrittenAfterNew = static edges => 0..edges,
            CopyParts = "source.Entries.CopyTo(node.@Entries);",
            DataCheck = "node.Count == 0 || (node.Entries[0].Hash == number && node.Entries[^1].Hash == number)",
            SizeOfTail = "Node.Layout.SizeOf(node.Count)",
        },
        new(
            "TwoHundredEdges",
            $"[GcObject] public partial struct Node {{ public int Number; {string.Concat(Enumerable.Range(0, 200).Select(i => $"EDGE _e{i}; "))} }}",
            "number: number", "200",
            $"slot switch {{ {string.Concat(Enumerable.Range(0, 199).Select(i => $"{i} => node.E{i}, "))} _ => node.E199 }}",
            $"switch (slot) {{ {string.Concat(Enumerable.Range(0, 200).Select(i => $"case {i}: node.E{i} = value; break; "))} }}",
            "int.Parse(field.AsSpan(2))"),
        new(
            "LargeFields",
            """
            [GcInline, InlineArray(3000)] public partial struct Many { EDGE _many; }
            [GcObject] public partial struct Node { private Many _many; public int Number; }
            """,
            "number: number", "3000", "node.Many[slot]", "node.Many.Set(slot, value)",
            "InBrackets(field)")
        {
            CopyParts = "source.Many.CopyTo(node.Many);",
            IsAlwaysLarge = true,
        },
    ];

    /// <summary>Whether a node has a field for its number.</summary>
    public bool HasNumber { get; init; } = true;

    /// <summary>The slots that are listed as changed when a slot is written: those of the part that it is in.</summary>
    public Func<int, Range> WrittenWith { get; init; } = static slot => slot..(slot + 1);

    /// <summary>Statements that give a new <c>node</c> its data, out of <c>number</c>.</summary>
    public string AfterNew { get; init; } = "";

    /// <summary>The slots that are listed as changed then, out of the number of edges.</summary>
    public Func<int, Range> WrittenAfterNew { get; init; } = static edges => 0..0;

    /// <summary>Statements that write all parts of <c>node</c> as they are in <c>source</c>, of the same size: all edges and all data but the number.</summary>
    public string? CopyParts { get; init; }

    /// <summary>Whether <c>node</c> has the data that <c>number</c> stands for.</summary>
    public string DataCheck { get; init; } = "true";

    /// <summary>Further members of the class that holds the nodes.</summary>
    public string Helpers { get; init; } = "";

    /// <summary>The bytes of <c>node</c> if it has a tail.</summary>
    public string? SizeOfTail { get; init; }

    public bool IsAlwaysLarge { get; init; }

    public bool HasTail => SizeOfTail is not null;

    public override string ToString() => Name;
}
