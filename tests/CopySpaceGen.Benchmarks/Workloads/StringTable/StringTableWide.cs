using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.StringTable.Wide;

[GcObject]
internal partial struct Text
{
    [GcLength] private readonly int _length;
    [GcTrailing] private char _letters;
}

[GcObject]
internal partial struct Entry
{
    [GcEdge<Entry>] private GcRef _chain;
    [GcEdge<Text>] private GcRef _key;
    [GcEdge<Text>] private GcRef _value;

    public int Hash;
}

[GcObject]
internal partial struct Buckets
{
    [GcLength] private readonly nint _length;
    [GcTrailing, GcEdge<Entry>] private GcRef _entries;
}

[GcHeap(typeof(Buckets), Aligned = false)]
internal sealed partial class TableHeap;

internal static class StringTableProgram
{
    public static ulong Run(StringTableParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        using TableHeap heap = new(meter.HeapOptions);
        using TableHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        StringTable table = new(m);
        StringTableLoad load = new(parameters, stackalloc char[StringTableLoad.MaxKeyLength], stackalloc char[StringTableLoad.MaxValueLength]);
        for (int operation = 0; operation < parameters.Operations; operation++)
        {
            load.Next();
            using (m.OpenScope())
            {
                Local<Text> key = m.Local(m.NewText(load.Key));
                checksum.Add(load.IsRemoval ? table.Remove(key) : table.Put(key, m.NewText(load.Value)));
            }
        }

        meter.Finish(m, (3L * table.Count) + 1);
        return checksum.Value;
    }
}

internal ref struct StringTable
{
    private readonly TableHeap.Mutator _m;
    private readonly Local<Buckets> _buckets;

    public StringTable(TableHeap.Mutator m)
    {
        _m = m;
        _buckets = m.Local(m.NewBuckets(StringTableParameters.InitialLength));
    }

    public int Count { get; private set; }

    /// <summary>Gives a key a value.</summary>
    /// <returns>What the value had as its first letter before; 0 for none.</returns>
    public int Put(scoped Local<Text> key, GcRef<Text> value)
    {
        int hash = StringTableLoad.Hash(key.Letters);
        nint bucket = hash & (_buckets.Length - 1);
        for (GcRef<Entry> entry = _buckets.Entries[bucket]; !entry.IsNull; entry = entry.Chain)
        {
            if (IsFor(entry, hash, key))
            {
                int letter = entry.Value.Letters[0];
                entry.Value = value;
                return letter;
            }
        }

        GcRef<Entry> added = _m.NewEntry(_buckets.Entries[bucket], key, value, hash);
        _buckets.Entries.Set(bucket, added);
        if (++Count > _buckets.Length)
        {
            Grow();
        }

        return 0;
    }

    /// <summary>Removes a key.</summary>
    /// <returns>What the value had as its first letter before; 0 for none.</returns>
    public int Remove(scoped Local<Text> key)
    {
        int hash = StringTableLoad.Hash(key.Letters);
        nint bucket = hash & (_buckets.Length - 1);
        GcRef<Entry> previous = GcRef<Entry>.Null;
        for (GcRef<Entry> entry = _buckets.Entries[bucket]; !entry.IsNull; entry = entry.Chain)
        {
            if (IsFor(entry, hash, key))
            {
                if (previous.IsNull)
                {
                    _buckets.Entries.Set(bucket, entry.Chain);
                }
                else
                {
                    previous.Chain = entry.Chain;
                }

                Count--;
                return entry.Value.Letters[0];
            }

            previous = entry;
        }

        return 0;
    }

    private static bool IsFor(GcRef<Entry> entry, int hash, scoped Local<Text> key) =>
        entry.Hash == hash && entry.Key.Letters.SequenceEqual(key.Letters);

    private void Grow()
    {
        GcRef<Buckets> grown = _m.NewBuckets(_buckets.Length * 2);
        for (nint bucket = 0; bucket < _buckets.Length; bucket++)
        {
            GcRef<Entry> entry = _buckets.Entries[bucket];
            while (!entry.IsNull)
            {
                GcRef<Entry> next = entry.Chain;
                nint place = entry.Hash & (grown.Length - 1);
                entry.Chain = grown.Entries[place];
                grown.Entries.Set(place, entry);
                entry = next;
            }
        }

        _buckets.Ref = grown;
    }
}
