using System.Runtime.InteropServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen.Tests.Tracing.Workers;

/// <summary>How workers claim blocks, put edges off and share blocks, in every order that their steps can have.</summary>
public unsafe class BlockClaimsScheduleTests
{
    /// <summary>A fault to plant into what a worker does.</summary>
    public enum Fault
    {
        None,
        TakeABlockOfAnother,
        ShareABlockOfAnother,
        StorePlainlyAfterSharing,
        ShareWhileForwarding,
        RestWithoutLettingGo,
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("02", "20")]
    [InlineData("01", "10")]
    [InlineData("01", "0", "1")]
    [InlineData("02", "3", "1")]
    public void One_worker_copies_each_object_and_all_edges_are_followed(params string[] edges) =>
        Assert.InRange(ScheduleExplorer.Explore(() => new Workers(Fault.None, edges)), 50, int.MaxValue);

    [Theory]
    [InlineData(Fault.TakeABlockOfAnother, "two copies")]
    [InlineData(Fault.ShareABlockOfAnother, "two copies")]
    [InlineData(Fault.StorePlainlyAfterSharing, "two copies")]
    [InlineData(Fault.ShareWhileForwarding, "two copies")]
    [InlineData(Fault.RestWithoutLettingGo, "undone")]
    public void Every_fault_is_found(Fault fault, string message)
    {
        ScheduleException exception = Assert.Throws<ScheduleException>(() => ScheduleExplorer.Explore(() => new Workers(fault, "011", "01")));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Workers_beyond_those_that_there_are_numbers_for_share_blocks()
    {
        Assert.Equal(1, BlockClaims.Of(0));
        Assert.Equal(BlockClaims.Shared - 1, BlockClaims.Of(BlockClaims.Shared - 2));
        Assert.Equal(BlockClaims.Shared, BlockClaims.Of(BlockClaims.Shared - 1));
        Assert.Equal(BlockClaims.Shared, BlockClaims.Of(100_000));
    }

    // Objects 0 and 1 are in one block, 2 and 3 in another. Each worker has edges to some, and follows one after the other with what ParallelTracer
    // and WorkerTeam do; locks are held for one step.
    private sealed class Workers : Scenario
    {
        private readonly Fault _fault;
        private readonly string[] _edges;
        private readonly ForwardingWords _words = new(4);
        private readonly DeferredEdges _deferred;
        private readonly byte[] _claims = new byte[2];
        private readonly GCHandle _pin;
        private readonly List<(int Object, int Copy)> _followed = [];
        private readonly List<(int Object, int Owner)> _waiting = [];
        private readonly List<int> _ready = [];
        private int _copies;
        private int _atWork;

        public Workers(Fault fault, params string[] edges)
        {
            _fault = fault;
            _edges = edges;
            _pin = GCHandle.Alloc(_claims, GCHandleType.Pinned);
            _deferred = new DeferredEdges(edges.Length);
            _atWork = edges.Length;
            foreach (string _ in edges)
            {
                AddThread(Work);
            }
        }

        ~Workers() => _pin.Free();

        protected override string Memory =>
            $"{string.Join(',', Enumerable.Range(0, 4).Select(index => _words[index]))};{string.Join(',', _claims)};{string.Join(',', _waiting)};{string.Join(',', _ready)};{_atWork};{string.Join(',', _followed)}";

        public override void CheckEnd()
        {
            for (int thread = 0; thread < ThreadCount; thread++)
            {
                Check(IsFinished(thread), "a worker waits for ever");
            }

            Check(_followed.Count == _edges.Sum(static edges => edges.Length), "an edge is undone");
            foreach (IGrouping<int, int> copies in _followed.GroupBy(static edge => edge.Object, static edge => edge.Copy))
            {
                Check(copies.Distinct().Count() == 1, "two copies of an object");
            }
        }

        private static void Check(bool condition, string message)
        {
            if (!condition)
            {
                throw new InvalidOperationException(message);
            }
        }

        private byte* Place(int target) => (byte*)_pin.AddrOfPinnedObject() + (target / 2);

        private byte Claim(int worker, int target) => BlockClaims.Claim(Place(target), BlockClaims.Of(worker));

        private IEnumerator<Func<bool>?> Work(int worker)
        {
            yield return null;
            _deferred.Enter(worker);
            int ownBlock = -1;
            Stack<int> stack = new(_edges[worker].Reverse().Select(static edge => edge - '0'));
            while (true)
            {
                while (stack.TryPop(out int target))
                {
                    // MakeRoomAndOffer.
                    yield return null;
                    if (Saw(worker, _deferred.IsWaitedFor(worker)) && _fault != Fault.ShareWhileForwarding)
                    {
                        ownBlock = _fault == Fault.StorePlainlyAfterSharing ? ownBlock : -1;
                        yield return null;
                        Share(worker);
                    }

                    yield return null;
                    nuint word = Saw(worker, _words.Load(target));
                    if (ForwardingWords.IsCopied(word))
                    {
                        _followed.Add((target, ForwardingWords.IndexOf(word)));
                        continue;
                    }

                    yield return null;
                    byte claim = Saw(worker, ownBlock == target / 2 ? BlockClaims.Of(worker) : Claim(worker, target));
                    if (claim == BlockClaims.Of(worker) || (claim != BlockClaims.Shared && _fault == Fault.TakeABlockOfAnother))
                    {
                        if (ownBlock != target / 2)
                        {
                            // The object is looked at again, now that it can only be this worker's.
                            ownBlock = target / 2;
                            stack.Push(target);
                            continue;
                        }

                        if (_fault == Fault.ShareWhileForwarding)
                        {
                            yield return null;
                            Share(worker);
                        }

                        yield return null;
                        int copy = Saw(worker, ++_copies);
                        _words.Store(target, ForwardingWords.Forwarded(copy));
                        _followed.Add((target, copy));
                    }
                    else if (claim == BlockClaims.Shared)
                    {
                        yield return null;
                        int copy = Saw(worker, ++_copies);
                        bool isFirst = _words.TryPublish(target, ref word, ForwardingWords.Forwarded(copy));
                        _followed.Add((target, Saw(worker, isFirst ? copy : ForwardingWords.IndexOf(word))));
                    }
                    else
                    {
                        yield return null;
                        if (Saw(worker, !TryDefer(target, claim - 1)))
                        {
                            stack.Push(target);
                        }
                    }
                }

                yield return null;
                _atWork--;
                if (_fault != Fault.RestWithoutLettingGo)
                {
                    _deferred.LetGo(worker);
                    MakeReady(worker);
                }

                yield return () => _atWork == 0 || _deferred.Any;
                if (!TryTake(stack))
                {
                    break;
                }

                _atWork++;
                Saw(worker, stack.Count);
                yield return null;
                ownBlock = -1;
                _deferred.Enter(worker);
            }
        }

        private bool TryDefer(int target, int owner)
        {
            if (_fault == Fault.ShareABlockOfAnother)
            {
                BlockClaims.Share(Place(target));
                return false;
            }

            bool isDeferred = _deferred.TryDefer((nuint)target, Place(target), owner);
            if (isDeferred)
            {
                _waiting.Add((target, owner));
            }

            return isDeferred;
        }

        private void Share(int worker)
        {
            _deferred.Share(worker);
            MakeReady(worker);
        }

        // What is in the lists, which makes part of the state.
        private void MakeReady(int worker)
        {
            _ready.AddRange(_waiting.Where(edge => edge.Owner == worker).Select(static edge => edge.Object));
            _waiting.RemoveAll(edge => edge.Owner == worker);
        }

        private bool TryTake(Stack<int> stack)
        {
            EdgeStack taken = default;
            bool isAny = _deferred.TryTake(ref taken);
            for (nint index = 0; index < taken.Count; index++)
            {
                stack.Push((int)taken.Base[index]);
            }

            taken.Release();
            _ready.Clear();
            return isAny;
        }
    }
}
