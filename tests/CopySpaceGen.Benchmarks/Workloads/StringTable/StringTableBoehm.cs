using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.StringTable.Boehm;

internal unsafe struct Entry(Entry* chain, BoehmString* key, BoehmString* value, int hash)
{
    public Entry* Chain = chain;
    public readonly BoehmString* Key = key;
    public BoehmString* Value = value;
    public readonly int Hash = hash;
}

internal static unsafe class StringTableProgram
{
    public static ulong Run(StringTableParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        StringTable table = new();
        StringTableLoad load = new(parameters, stackalloc char[StringTableLoad.MaxKeyLength], stackalloc char[StringTableLoad.MaxValueLength]);
        for (int operation = 0; operation < parameters.Operations; operation++)
        {
            load.Next();
            BoehmString* key = BoehmString.New(load.Key);
            checksum.Add(load.IsRemoval ? table.Remove(key) : table.Put(key, BoehmString.New(load.Value)));
        }

        meter.Finish(table.Buckets, (3L * table.Count) + 1);
        return checksum.Value;
    }
}

/// <summary>A hash table that must stay on the stack, where its pointer is seen.</summary>
internal unsafe ref struct StringTable()
{
    private Entry** _buckets = BoehmHeap.NewTable<Entry>(StringTableParameters.InitialLength);
    private int _length = StringTableParameters.InitialLength;

    public readonly Entry** Buckets => _buckets;

    public int Count { get; private set; }

    /// <summary>Gives a key a value.</summary>
    /// <returns>What the value had as its first letter before; 0 for none.</returns>
    public int Put(BoehmString* key, BoehmString* value)
    {
        ReadOnlySpan<char> letters = BoehmString.LettersOf(key);
        int hash = StringTableLoad.Hash(letters);
        Entry** bucket = &_buckets[hash & (_length - 1)];
        for (Entry* entry = *bucket; entry is not null; entry = entry->Chain)
        {
            if (IsFor(entry, hash, letters))
            {
                int letter = BoehmString.LettersOf(entry->Value)[0];
                entry->Value = value;
                return letter;
            }
        }

        *bucket = BoehmHeap.New(new Entry(*bucket, key, value, hash));
        if (++Count > _length)
        {
            Grow();
        }

        return 0;
    }

    /// <summary>Removes a key.</summary>
    /// <returns>What the value had as its first letter before; 0 for none.</returns>
    public int Remove(BoehmString* key)
    {
        ReadOnlySpan<char> letters = BoehmString.LettersOf(key);
        int hash = StringTableLoad.Hash(letters);
        for (Entry** link = &_buckets[hash & (_length - 1)]; *link is not null; link = &(*link)->Chain)
        {
            Entry* entry = *link;
            if (IsFor(entry, hash, letters))
            {
                *link = entry->Chain;
                Count--;
                return BoehmString.LettersOf(entry->Value)[0];
            }
        }

        return 0;
    }

    private static bool IsFor(Entry* entry, int hash, ReadOnlySpan<char> letters) =>
        entry->Hash == hash && BoehmString.LettersOf(entry->Key).SequenceEqual(letters);

    private void Grow()
    {
        int length = _length * 2;
        Entry** grown = BoehmHeap.NewTable<Entry>(length);
        for (int bucket = 0; bucket < _length; bucket++)
        {
            Entry* entry = _buckets[bucket];
            while (entry is not null)
            {
                Entry* next = entry->Chain;
                Entry** place = &grown[entry->Hash & (length - 1)];
                entry->Chain = *place;
                *place = entry;
                entry = next;
            }
        }

        _buckets = grown;
        _length = length;
    }
}
