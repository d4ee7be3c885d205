using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.LruCache.Boehm;

internal unsafe struct Entry(int key, Item* item)
{
    public Entry* Chain;
    public Entry* Newer;
    public Entry* Older;
    public readonly Item* Item = item;
    public readonly int Key = key;
}

internal struct Item
{
    public Payload Data;
}

internal static unsafe class LruCacheProgram
{
    public static ulong Run(LruCacheParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        Cache cache = new(parameters);
        SplitMix64 random = new(0xCAC4E);
        for (int operation = 0; operation < parameters.Operations; operation++)
        {
            checksum.Add(cache.Get(random.NextSkewed(parameters.KeyLimit)));
        }

        meter.Finish(cache.Buckets, (2L * cache.Count) + 1);
        return checksum.Value;
    }
}

/// <summary>A cache that must stay on the stack, where its pointers are seen.</summary>
internal unsafe ref struct Cache(LruCacheParameters parameters)
{
    private readonly Entry** _buckets = BoehmHeap.NewTable<Entry>(parameters.BucketCount);
    private Entry* _newest;
    private Entry* _oldest;

    public readonly Entry** Buckets => _buckets;

    public int Count { get; private set; }

    /// <summary>Takes a value from the cache, where it is put first if it is not there.</summary>
    public long Get(int key)
    {
        int bucket = parameters.BucketOf(key);
        Entry* entry = _buckets[bucket];
        while (entry is not null && entry->Key != key)
        {
            entry = entry->Chain;
        }

        if (entry is null)
        {
            entry = Add(key, bucket);
        }
        else if (entry != _newest)
        {
            Unlink(entry);
            LinkAsNewest(entry);
        }

        return entry->Item->Data[key % Payload.Length]++;
    }

    private Entry* Add(int key, int bucket)
    {
        if (Count == parameters.Capacity)
        {
            RemoveOldest();
        }

        Item* item = BoehmHeap.NewAtomic<Item>(default);
        for (int index = 0; index < Payload.Length; index++)
        {
            item->Data[index] = LruCacheParameters.ValueOf(key);
        }

        Entry* entry = BoehmHeap.New(new Entry(key, item) { Chain = _buckets[bucket] });
        _buckets[bucket] = entry;
        LinkAsNewest(entry);
        Count++;
        return entry;
    }

    private void RemoveOldest()
    {
        Entry* oldest = _oldest;
        Unlink(oldest);
        Entry** link = &_buckets[parameters.BucketOf(oldest->Key)];
        while (*link != oldest)
        {
            link = &(*link)->Chain;
        }

        *link = oldest->Chain;
        Count--;
    }

    private void Unlink(Entry* entry)
    {
        if (entry->Newer is null)
        {
            _newest = entry->Older;
        }
        else
        {
            entry->Newer->Older = entry->Older;
        }

        if (entry->Older is null)
        {
            _oldest = entry->Newer;
        }
        else
        {
            entry->Older->Newer = entry->Newer;
        }
    }

    private void LinkAsNewest(Entry* entry)
    {
        entry->Newer = null;
        entry->Older = _newest;
        if (_newest is null)
        {
            _oldest = entry;
        }
        else
        {
            _newest->Newer = entry;
        }

        _newest = entry;
    }
}
