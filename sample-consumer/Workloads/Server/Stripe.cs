namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>A part of an index: a lock, a table on the heap that holds some of the keys, and a model of it, which says what the table should hold.</summary>
/// <remarks>Threading: any thread that is attached to the heap, with its own mutator.</remarks>
internal sealed class Stripe : IDisposable
{
    private readonly Lock _gate = new();
    private readonly int _first;
    private readonly int _step;

    /// <summary>The model: the version of each key.</summary>
    private readonly int[] _versions;
    private int _count;
    private long _objects;

    /// <summary>Makes an empty stripe.</summary>
    /// <param name="m">The mutator of the calling thread.</param>
    /// <param name="first">The first key.</param>
    /// <param name="step">The difference between two keys.</param>
    /// <param name="count">The number of keys.</param>
    public Stripe(ServerHeap.Mutator m, int first, int step, int count)
    {
        Table = m.Persistent(NewTable(m, HashTable.InitialLength));
        _first = first;
        _step = step;
        _versions = new int[count];
    }

    /// <summary>The table, to be used under the lock: another one when it has grown.</summary>
    public Persistent<EntryTable> Table { get; }

    /// <summary>The number of objects allocated so far.</summary>
    public long Objects
    {
        get
        {
            lock (_gate)
            {
                return _objects;
            }
        }
    }

    /// <summary>Looks a key up.</summary>
    /// <param name="m">The mutator of the calling thread.</param>
    /// <param name="key">The key.</param>
    /// <param name="revision">What the key is to hold.</param>
    /// <returns>The text that was found, or null: valid until the thread's next call that can collect.</returns>
    /// <exception cref="SampleException">There is another version than there should be.</exception>
    public GcRef<Text> LookUp(ServerHeap.Mutator m, int key, out Revision revision)
    {
        _gate.EnterOrPark(m);
        try
        {
            revision = RevisionOf(key);
            GcRef<Entry> entry = HashTable.Find(Table.Ref, key);
            revision.Check(VersionOf(entry));
            return entry.IsNull ? GcRef<Text>.Null : entry.Text;
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Gives a key its next version: puts its text into the index, or deletes it.</summary>
    /// <param name="m">The mutator of the calling thread.</param>
    /// <param name="key">The key.</param>
    /// <returns>What the key holds now.</returns>
    /// <exception cref="SampleException">There was another version than there should have been.</exception>
    public Revision Change(ServerHeap.Mutator m, int key)
    {
        _gate.EnterOrPark(m);
        try
        {
            Revision before = RevisionOf(key);
            Revision after = before with { Version = before.Version + 1 };
            before.Check(after.HasText ? Put(m, after) : Remove(key));
            _versions[key / _step] = after.Version;
            return after;
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Compares the table with the model, key by key.</summary>
    /// <param name="m">The mutator of the calling thread.</param>
    /// <param name="checksum">Takes what the table holds.</param>
    /// <exception cref="SampleException">The table holds something else.</exception>
    public void Verify(ServerHeap.Mutator m, ref Checksum checksum)
    {
        _gate.EnterOrPark(m);
        try
        {
            GcRef<EntryTable> table = Table.Ref;
            int present = 0;
            for (int key = _first; key / _step < _versions.Length; key += _step)
            {
                GcRef<Entry> entry = HashTable.Find(table, key);
                Revision revision = RevisionOf(key);
                revision.Check(VersionOf(entry));
                if (!entry.IsNull)
                {
                    // The text follows from what the checksum takes.
                    revision.Check(entry.Text.Letters);
                    checksum.Add(key);
                    checksum.Add(entry.Version);
                    present++;
                }
            }

            int entries = HashTable.Count(table);
            if (entries != present)
            {
                throw new SampleException($"The index is damaged: expected were {present} entries of keys from {_first} on, found were {entries}. This is a defect of the collector.");
            }
        }
        finally
        {
            _gate.Exit();
        }
    }

    public void Dispose() => Table.Dispose();

    private static int VersionOf(GcRef<Entry> entry) => entry.IsNull ? 0 : entry.Version;

    private Revision RevisionOf(int key) => new(key, _versions[key / _step]);

    // Whatever runs out of memory here leaves the table as it was, and no entry without its text.
    private int Put(ServerHeap.Mutator m, Revision revision)
    {
        if (_count == Table.Ref.Length)
        {
            Grow(m);
        }

        GcRef<Text> text = m.NewText(revision.Length);
        revision.Write(text.Letters);
        _objects++;
        GcRef<Entry> entry = HashTable.Find(Table.Ref, revision.Key);
        if (entry.IsNull)
        {
            // The allocation comes before the table is read, which it may move.
            entry = m.NewEntry(text: text, key: revision.Key, version: revision.Version);
            HashTable.Add(Table.Ref, entry);
            _objects++;
            _count++;
            return 0;
        }

        int replaced = entry.Version;
        entry.Text = text;
        entry.Version = revision.Version;
        return replaced;
    }

    private int Remove(int key)
    {
        GcRef<Entry> removed = HashTable.Remove(Table.Ref, key);
        _count -= removed.IsNull ? 0 : 1;
        return VersionOf(removed);
    }

    private void Grow(ServerHeap.Mutator m)
    {
        GcRef<EntryTable> grown = NewTable(m, Table.Ref.Length * 2);
        HashTable.Move(Table.Ref, grown);
        Table.Ref = grown;
    }

    private GcRef<EntryTable> NewTable(ServerHeap.Mutator m, int length)
    {
        GcRef<EntryTable> table = m.NewEntryTable(length);
        _objects++;
        return table;
    }
}
