using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.LruCache.Structs;

internal struct Entry
{
    public int Chain;
    public int Newer;
    public int Older;
    public int Key;
    public Payload Data;
}

internal static class LruCacheProgram
{
    public static ulong Run(LruCacheParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        Cache cache = new(parameters);
        SplitMix64 random = new(0xCAC4E);
        for (int operation = 0; operation < parameters.Operations; operation++)
        {
            checksum.Add(cache.Get(random.NextSkewed(parameters.KeyLimit)));
        }

        meter.Finish(cache, cache.Count + 1L);
        return checksum.Value;
    }
}

internal sealed class Cache(LruCacheParameters parameters)
{
    private readonly int[] _buckets = new int[parameters.BucketCount];

    // Entry 0 is the ring's head: its older neighbour is the newest entry, its newer one the oldest.
    private readonly Entry[] _entries = new Entry[parameters.Capacity + 1];

    public int Count { get; private set; }

    /// <summary>Takes a value from the cache, where it is put first if it is not there.</summary>
    public long Get(int key)
    {
        int bucket = parameters.BucketOf(key);
        int entry = _buckets[bucket];
        while (entry != 0 && _entries[entry].Key != key)
        {
            entry = _entries[entry].Chain;
        }

        if (entry == 0)
        {
            entry = Add(key, bucket);
        }
        else
        {
            Unlink(entry);
            LinkAsNewest(entry);
        }

        return _entries[entry].Data[key % Payload.Length]++;
    }

    private int Add(int key, int bucket)
    {
        int index = Count == parameters.Capacity ? RemoveOldest() : Count + 1;
        ref Entry entry = ref _entries[index];
        entry.Key = key;
        for (int word = 0; word < Payload.Length; word++)
        {
            entry.Data[word] = LruCacheParameters.ValueOf(key);
        }

        entry.Chain = _buckets[bucket];
        _buckets[bucket] = index;
        LinkAsNewest(index);
        Count++;
        return index;
    }

    private int RemoveOldest()
    {
        int oldest = _entries[0].Newer;
        Unlink(oldest);
        ref int link = ref _buckets[parameters.BucketOf(_entries[oldest].Key)];
        while (link != oldest)
        {
            link = ref _entries[link].Chain;
        }

        link = _entries[oldest].Chain;
        Count--;
        return oldest;
    }

    private void Unlink(int index)
    {
        ref Entry entry = ref _entries[index];
        _entries[entry.Newer].Older = entry.Older;
        _entries[entry.Older].Newer = entry.Newer;
    }

    private void LinkAsNewest(int index)
    {
        int second = _entries[0].Older;
        _entries[index].Newer = 0;
        _entries[index].Older = second;
        _entries[second].Newer = index;
        _entries[0].Older = index;
    }
}
