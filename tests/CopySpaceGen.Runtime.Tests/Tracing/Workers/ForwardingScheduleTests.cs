using System.Runtime.InteropServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen.Tests.Tracing.Workers;

/// <summary>The states of a forwarding word, in every order in which threads can pass through them.</summary>
public unsafe class ForwardingScheduleTests
{
    /// <summary>A fault to plant into what a thread does.</summary>
    public enum Fault
    {
        None,
        PublishBeforeCopy,
        AcquireInTwoSteps,
        TakeWordFromMemory,
        ReadBusyAsAddress,
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0", "0", "0")]
    [InlineData("01", "10")]
    [InlineData("01", "1", "0")]
    [InlineData("00", "0")]
    public void One_thread_copies_and_all_find_the_whole_copy(params string[] edges) =>
        Assert.InRange(ScheduleExplorer.Explore(() => new Workers(Fault.None, edges)), 20, int.MaxValue);

    [Theory]
    [InlineData(Fault.PublishBeforeCopy, "half a copy")]
    [InlineData(Fault.AcquireInTwoSteps, "two copies")]
    [InlineData(Fault.TakeWordFromMemory, "another word")]
    [InlineData(Fault.ReadBusyAsAddress, "no copy")]
    public void Every_fault_is_found(Fault fault, string message)
    {
        ScheduleException exception = Assert.Throws<ScheduleException>(() => ScheduleExplorer.Explore(() => new Workers(fault, "0", "0")));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    // Objects of a forwarding word and one other word. Each thread has edges to some of them, and follows one after the other as emitted code does,
    // with the primitives that emitted code calls.
    private sealed class Workers : Scenario
    {
        private const nuint Data = 88;

        private readonly Fault _fault;
        private readonly Words _words = new(2);
        private readonly List<Copy> _copies = [];

        public Workers(Fault fault, params string[] edges)
        {
            _fault = fault;
            foreach (string targets in edges)
            {
                AddThread(thread => Follow(thread, [.. targets.Select(static target => target - '0')]));
            }
        }

        protected override string Memory => $"{_words[0]},{_words[1]};{string.Join(',', _copies.Select(static copy => $"{copy.Source}:{copy.Word}:{copy.Data}"))}";

        public override void CheckEnd()
        {
            for (int thread = 0; thread < ThreadCount; thread++)
            {
                Check(IsFinished(thread), "a thread waits for ever");
            }

            Check(_copies.Count == _copies.DistinctBy(static copy => copy.Source).Count(), "two copies of an object");
        }

        private static void Check(bool condition, string message)
        {
            if (!condition)
            {
                throw new InvalidOperationException(message);
            }
        }

        private IEnumerator<Func<bool>?> Follow(int thread, int[] targets)
        {
            foreach (int target in targets)
            {
                yield return null;
                nuint word = Saw(thread, _words.Load(target));
                bool isAcquired = false;
                if (!Words.IsCopied(word))
                {
                    yield return null;
                    if (_fault == Fault.AcquireInTwoSteps)
                    {
                        isAcquired = Saw(thread, _words.Load(target)) == word;
                        yield return null;
                        if (isAcquired)
                        {
                            _words.Commit(target, Words.Busy);
                        }
                    }
                    else
                    {
                        isAcquired = _words.TryAcquire(target, ref word);
                        Saw(thread, isAcquired);
                    }
                }

                if (isAcquired)
                {
                    Copy copy = new(target);
                    _copies.Add(copy);
                    nuint place = Words.Forwarded(_copies.Count);
                    if (_fault == Fault.PublishBeforeCopy)
                    {
                        yield return null;
                        _words.Commit(target, place);
                    }

                    yield return null;
                    copy.Data = Data;
                    yield return null;
                    copy.Word = _fault == Fault.TakeWordFromMemory ? _words.Load(target) : word;
                    if (_fault != Fault.PublishBeforeCopy)
                    {
                        yield return null;
                        _words.Commit(target, place);
                    }

                    continue;
                }

                if (word == Words.Busy || !Words.IsCopied(word))
                {
                    if (_fault != Fault.ReadBusyAsAddress)
                    {
                        yield return () => _words.Load(target) != Words.Busy;
                        word = Saw(thread, _words.Load(target));
                    }
                }

                int index = Words.IndexOf(word) - 1;
                Check(index >= 0, "no copy where the word says");
                Check(_copies[index].Source == target && _copies[index].Data == Data && _copies[index].Word != 0, "half a copy");
                Check(_copies[index].Word == Words.Original(target), "another word in the copy");
            }
        }

        private sealed class Copy(int source)
        {
            public int Source => source;

            public nuint Word { get; set; }

            public nuint Data { get; set; }
        }
    }

    // The primitives are for collectors, so this is one.
    private sealed class Words : ParallelTracer
    {
        private readonly nuint[] _memory;
        private readonly GCHandle _pin;

        public Words(int count)
        {
            _memory = [.. Enumerable.Range(0, count).Select(Original)];
            _pin = GCHandle.Alloc(_memory, GCHandleType.Pinned);
        }

        ~Words() => _pin.Free();

        public static nuint Busy => BusyWord;

        public nuint this[int index] => _memory[index];

        public static nuint Original(int index) => (nuint)(index + 100) * 8;

        public static nuint Forwarded(int copy) => ((nuint)copy * 8) | ForwardedBit;

        public static int IndexOf(nuint word) => (int)(word / 8);

        public static bool IsCopied(nuint word) => (word & ForwardedBit) != 0;

        public nuint Load(int index) => LoadWord(At(index));

        public bool TryAcquire(int index, ref nuint word) => TryAcquire(At(index), ref word, BusyWord);

        public void Commit(int index, nuint word) => Commit(At(index), word);

        protected override void AtomicDrain() => throw new NotSupportedException();

        protected override void EvacuateRoots(nuint* first, nuint* end) => throw new NotSupportedException();

        protected override void PushRoots(nuint* first, nuint* end) => throw new NotSupportedException();

        protected override void UpdateWeakSlots(nuint* first, nuint* end) => throw new NotSupportedException();

        private nuint* At(int index) => (nuint*)_pin.AddrOfPinnedObject() + index;
    }
}
