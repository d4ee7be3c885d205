namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>A hash table with chains. Nothing here allocates, so plain references will do.</summary>
internal static class HashTable
{
    public const int InitialLength = 16;

    // The golden ratio in 32 bits: D. Knuth, "Sorting and Searching", 6.4.
    private const uint Multiplier = 0x9E3779B9;
    private const int UnusedBits = 12;

    /// <summary>Finds the entry of a key.</summary>
    /// <returns>The entry, or null.</returns>
    public static GcRef<Entry> Find(GcRef<EntryTable> table, int key)
    {
        GcRef<Entry> entry = table.Buckets[BucketOf(table, key)];
        while (!entry.IsNull && entry.Key != key)
        {
            entry = entry.Next;
        }

        return entry;
    }

    /// <summary>Adds an entry, whose key is not in the table yet.</summary>
    public static void Add(GcRef<EntryTable> table, GcRef<Entry> entry)
    {
        int bucket = BucketOf(table, entry.Key);
        entry.Next = table.Buckets[bucket];
        table.Buckets.Set(bucket, entry);
    }

    /// <summary>Removes the entry of a key.</summary>
    /// <returns>The entry, or null if there was none.</returns>
    public static GcRef<Entry> Remove(GcRef<EntryTable> table, int key)
    {
        int bucket = BucketOf(table, key);
        GcRef<Entry> previous = GcRef<Entry>.Null;
        GcRef<Entry> entry = table.Buckets[bucket];
        while (!entry.IsNull && entry.Key != key)
        {
            previous = entry;
            entry = entry.Next;
        }

        if (entry.IsNull)
        {
            return entry;
        }

        if (previous.IsNull)
        {
            table.Buckets.Set(bucket, entry.Next);
        }
        else
        {
            previous.Next = entry.Next;
        }

        return entry;
    }

    /// <summary>Moves all entries of a table to another.</summary>
    public static void Move(GcRef<EntryTable> from, GcRef<EntryTable> to)
    {
        for (int bucket = 0; bucket < from.Length; bucket++)
        {
            GcRef<Entry> entry = from.Buckets[bucket];
            while (!entry.IsNull)
            {
                GcRef<Entry> next = entry.Next;
                Add(to, entry);
                entry = next;
            }
        }
    }

    /// <summary>Counts the entries by a walk.</summary>
    public static int Count(GcRef<EntryTable> table)
    {
        int count = 0;
        for (int bucket = 0; bucket < table.Length; bucket++)
        {
            for (GcRef<Entry> entry = table.Buckets[bucket]; !entry.IsNull; entry = entry.Next)
            {
                count++;
            }
        }

        return count;
    }

    private static int BucketOf(GcRef<EntryTable> table, int key) => (int)(((uint)key * Multiplier) >> UnusedBits) & (table.Length - 1);
}
