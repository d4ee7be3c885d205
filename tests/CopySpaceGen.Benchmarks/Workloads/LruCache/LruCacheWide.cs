using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.LruCache.Wide;

[GcObject]
internal partial struct Entry
{
    [GcEdge<Entry>] private GcRef _chain;
    [GcEdge<Entry>] private GcRef _newer;
    [GcEdge<Entry>] private GcRef _older;
    [GcEdge<Item>] private GcRef _item;

    public int Key;
}

[GcObject]
internal partial struct Item
{
    public Payload Data;
}

[GcObject]
internal partial struct Buckets
{
    [GcLength] private readonly nint _length;
    [GcTrailing, GcEdge<Entry>] private GcRef _entries;
}

[GcHeap(typeof(Buckets), Aligned = false)]
internal sealed partial class CacheHeap;

internal static class LruCacheProgram
{
    public static ulong Run(LruCacheParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        using CacheHeap heap = new(meter.HeapOptions);
        using CacheHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Cache cache = new(m, parameters);
        SplitMix64 random = new(0xCAC4E);
        for (int operation = 0; operation < parameters.Operations; operation++)
        {
            checksum.Add(cache.Get(random.NextSkewed(parameters.KeyLimit)));
        }

        meter.Finish(m, (2L * cache.Count) + 1);
        return checksum.Value;
    }
}

internal ref struct Cache
{
    private readonly CacheHeap.Mutator _m;
    private readonly LruCacheParameters _parameters;
    private readonly Local<Buckets> _index;
    private readonly Local<Entry> _newest;
    private readonly Local<Entry> _oldest;

    public Cache(CacheHeap.Mutator m, LruCacheParameters parameters)
    {
        _m = m;
        _parameters = parameters;
        _index = m.Local(m.NewBuckets(parameters.BucketCount));
        _newest = m.Local(GcRef<Entry>.Null);
        _oldest = m.Local(GcRef<Entry>.Null);
    }

    public int Count { get; private set; }

    /// <summary>Takes a value from the cache, where it is put first if it is not there.</summary>
    public long Get(int key)
    {
        int bucket = _parameters.BucketOf(key);
        GcRef<Entry> entry = _index.Entries[bucket];
        while (!entry.IsNull && entry.Key != key)
        {
            entry = entry.Chain;
        }

        if (entry.IsNull)
        {
            entry = Add(key, bucket);
        }
        else if (entry != _newest.Ref)
        {
            Unlink(entry);
            LinkAsNewest(entry);
        }

        return entry.Item.Data[key % Payload.Length]++;
    }

    private GcRef<Entry> Add(int key, int bucket)
    {
        if (Count == _parameters.Capacity)
        {
            RemoveOldest();
        }

        GcRef<Item> item = _m.NewItem();
        for (int index = 0; index < Payload.Length; index++)
        {
            item.Data[index] = LruCacheParameters.ValueOf(key);
        }

        GcRef<Entry> entry = _m.NewEntry(item: item, key: key);
        entry.Chain = _index.Entries[bucket];
        _index.Entries.Set(bucket, entry);
        LinkAsNewest(entry);
        Count++;
        return entry;
    }

    private void RemoveOldest()
    {
        GcRef<Entry> oldest = _oldest;
        Unlink(oldest);
        int bucket = _parameters.BucketOf(oldest.Key);
        GcRef<Entry> entry = _index.Entries[bucket];
        if (entry == oldest)
        {
            _index.Entries.Set(bucket, oldest.Chain);
        }
        else
        {
            while (entry.Chain != oldest)
            {
                entry = entry.Chain;
            }

            entry.Chain = oldest.Chain;
        }

        Count--;
    }

    [NoCollect]
    private void Unlink(GcRef<Entry> entry)
    {
        GcRef<Entry> newer = entry.Newer;
        GcRef<Entry> older = entry.Older;
        if (newer.IsNull)
        {
            _newest.Ref = older;
        }
        else
        {
            newer.Older = older;
        }

        if (older.IsNull)
        {
            _oldest.Ref = newer;
        }
        else
        {
            older.Newer = newer;
        }
    }

    [NoCollect]
    private void LinkAsNewest(GcRef<Entry> entry)
    {
        GcRef<Entry> second = _newest;
        entry.Newer = GcRef<Entry>.Null;
        entry.Older = second;
        if (second.IsNull)
        {
            _oldest.Ref = entry;
        }
        else
        {
            second.Newer = entry;
        }

        _newest.Ref = entry;
    }
}
