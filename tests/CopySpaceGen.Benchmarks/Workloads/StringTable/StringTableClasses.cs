using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.StringTable.Classes;

internal sealed class Entry(Entry? chain, string key, string value, int hash)
{
    public Entry? Chain = chain;
    public readonly string Key = key;
    public string Value = value;
    public readonly int Hash = hash;
}

internal static class StringTableProgram
{
    public static ulong Run(StringTableParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        StringTable table = new();
        StringTableLoad load = new(parameters, stackalloc char[StringTableLoad.MaxKeyLength], stackalloc char[StringTableLoad.MaxValueLength]);
        for (int operation = 0; operation < parameters.Operations; operation++)
        {
            load.Next();
            string key = new(load.Key);
            checksum.Add(load.IsRemoval ? table.Remove(key) : table.Put(key, new string(load.Value)));
        }

        meter.Finish(table, (3L * table.Count) + 1);
        return checksum.Value;
    }
}

internal sealed class StringTable
{
    private Entry?[] _buckets = new Entry?[StringTableParameters.InitialLength];

    public int Count { get; private set; }

    /// <summary>Gives a key a value.</summary>
    /// <returns>What the value had as its first letter before; 0 for none.</returns>
    public int Put(string key, string value)
    {
        int hash = StringTableLoad.Hash(key);
        ref Entry? bucket = ref _buckets[hash & (_buckets.Length - 1)];
        for (Entry? entry = bucket; entry is not null; entry = entry.Chain)
        {
            if (entry.Hash == hash && entry.Key == key)
            {
                int letter = entry.Value[0];
                entry.Value = value;
                return letter;
            }
        }

        bucket = new Entry(bucket, key, value, hash);
        if (++Count > _buckets.Length)
        {
            Grow();
        }

        return 0;
    }

    /// <summary>Removes a key.</summary>
    /// <returns>What the value had as its first letter before; 0 for none.</returns>
    public int Remove(string key)
    {
        int hash = StringTableLoad.Hash(key);
        ref Entry? link = ref _buckets[hash & (_buckets.Length - 1)];
        while (link is { } entry)
        {
            if (entry.Hash == hash && entry.Key == key)
            {
                link = entry.Chain;
                Count--;
                return entry.Value[0];
            }

            link = ref entry.Chain;
        }

        return 0;
    }

    private void Grow()
    {
        Entry?[] grown = new Entry?[_buckets.Length * 2];
        foreach (Entry? first in _buckets)
        {
            Entry? entry = first;
            while (entry is not null)
            {
                Entry? next = entry.Chain;
                ref Entry? place = ref grown[entry.Hash & (grown.Length - 1)];
                entry.Chain = place;
                place = entry;
                entry = next;
            }
        }

        _buckets = grown;
    }
}
