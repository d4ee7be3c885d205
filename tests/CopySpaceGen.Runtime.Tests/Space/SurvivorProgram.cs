using CopySpaceGen.CompilerServices;

namespace CopySpaceGen.Tests.Space;

/// <summary>What a step of a program over a space does.</summary>
internal enum SurvivorOperation
{
    Allocate,
    AllocateMany,
    Drop,
    Collect,
    CollectBySeveral,
    HandBack,
    PageOut,
    Lend,
    Resize,
}

/// <summary>A step, and what it is done with.</summary>
internal readonly record struct SurvivorStep(SurvivorOperation Operation, int Value);

/// <summary>
/// Allocates in a space and evacuates it as mutators and collectors do, keeps book of how many collections each object has survived, and compares what
/// the space says, also while it is evacuated.
/// </summary>
internal sealed unsafe class SurvivorProgram : IDisposable
{
    private const int Blocks = 64;
    private const int MaxWorkers = 3;

    private static readonly int[] s_sizes = [8, 8, 24, 200, 3000, GcHeap.MaxObjectSize];

    private readonly CopySpace _space = new(
        Blocks * Slab.BlockSize, maxSize: Blocks * Slab.BlockSize, maxObjectSize: GcHeap.MaxObjectSize, isAligned: false, maxWorkers: MaxWorkers);

    private readonly List<Item> _items = [];
    private CopySpaceAllocator _mutator;
    private long _lastId;

    public void Dispose() => _space.Release();

    public void Execute(SurvivorStep step)
    {
        Random random = new(step.Value);
        switch (step.Operation)
        {
            case SurvivorOperation.Allocate:
                Allocate(s_sizes[step.Value % s_sizes.Length]);
                break;
            case SurvivorOperation.AllocateMany:
                for (int i = 0; i < step.Value; i++)
                {
                    Allocate(s_sizes[random.Next(s_sizes.Length)]);
                }

                break;
            case SurvivorOperation.Drop:
                int oneIn = 1 + (step.Value % 4);
                _items.RemoveAll(_ => random.Next(oneIn) == 0);
                break;
            case SurvivorOperation.Collect:
                Collect(workers: 1, random);
                break;
            case SurvivorOperation.CollectBySeveral:
                Collect(_space.Workers, random);
                break;
            case SurvivorOperation.HandBack:
                _space.Finish(ref _mutator);
                break;
            case SurvivorOperation.PageOut:
                for (int period = 0; period <= step.Value % 4; period++)
                {
                    _space.PageOut();
                }

                break;
            case SurvivorOperation.Lend:
                _space.TryLend((step.Value % 32) * (long)Slab.BlockSize);
                break;
            case SurvivorOperation.Resize:
                _space.Resize((1 + (step.Value % Blocks)) * (long)Slab.BlockSize);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step));
        }

        foreach (Item item in _items)
        {
            Assert.Equal(item.Id, *(long*)item.Address);
            Assert.Equal(item.Collections == 0, CopySpace.IsNew(item.Address));
        }
    }

    private void Allocate(int size)
    {
        if (_mutator.Hp + (nuint)size > _mutator.RegionEnd && !_space.TryRefill(ref _mutator, size))
        {
            _items.RemoveRange(0, _items.Count / 2);
            Collect(_space.Workers, new Random(size));
            if (!_space.TryRefill(ref _mutator, size))
            {
                return;
            }
        }

        _items.Add(new Item { Address = _mutator.Hp, Size = size, Id = ++_lastId });
        *(long*)_mutator.Hp = _lastId;
        _mutator.Hp += (nuint)size;
    }

    private void Collect(int workers, Random random)
    {
        _space.Finish(ref _mutator);
        _space.Flip();
        CopySpaceAllocator[] allocators = new CopySpaceAllocator[workers];
        nuint[] copies = new nuint[_items.Count];
        int[] order = [.. Enumerable.Range(0, _items.Count)];
        random.Shuffle(order);
        foreach (int index in order)
        {
            AssertPromotion(_items[index]);
            if (random.Next(8) == 0)
            {
                // In vain: the next copy takes its place.
                CopyTo(ref allocators[random.Next(workers)], _items[index]);
            }

            ref CopySpaceAllocator to = ref allocators[random.Next(workers)];
            copies[index] = CopyTo(ref to, _items[index]);
            to.Hp += (nuint)_items[index].Size;
            AssertPromotion(_items[index]);
        }

        _items.ForEach(AssertPromotion);
        for (int worker = 0; worker < workers; worker++)
        {
            _space.Finish(ref allocators[worker]);
        }

        _items.ForEach(AssertPromotion);
        _space.FinishCollection();
        for (int index = 0; index < copies.Length; index++)
        {
            _items[index].Address = copies[index];
            _items[index].Collections++;
        }
    }

    private nuint CopyTo(ref CopySpaceAllocator to, Item item)
    {
        if (to.Hp + (nuint)item.Size > to.RegionEnd)
        {
            _space.RefillForEvacuation(ref to);
        }

        *(long*)to.Hp = *(long*)item.Address;
        return to.Hp;
    }

    private void AssertPromotion(Item item) => Assert.Equal(item.Collections > 0, _space.ShouldPromote(item.Address));

    private sealed class Item
    {
        public nuint Address { get; set; }

        public int Size { get; init; }

        public long Id { get; init; }

        public int Collections { get; set; }
    }
}
