namespace CopySpaceGen.Tests.Tracing.Workers;

/// <summary>The states of a forwarding word, in every order in which threads can pass through them.</summary>
public unsafe class ForwardingScheduleTests
{
    /// <summary>A fault to plant into what a thread does.</summary>
    public enum Fault
    {
        None,
        PublishBeforeCopy,
        PublishInTwoSteps,
        KeepTheCopyMadeInVain,
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
    [InlineData(Fault.PublishInTwoSteps, "two copies")]
    [InlineData(Fault.KeepTheCopyMadeInVain, "two copies")]
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
        private readonly string[] _edges;
        private readonly ForwardingWords _words = new(2);
        private readonly List<Copy> _copies = [];
        private readonly Dictionary<(int Thread, int Edge), int> _followed = [];

        public Workers(Fault fault, params string[] edges)
        {
            _fault = fault;
            _edges = edges;
            foreach (string _ in edges)
            {
                AddThread(Follow);
            }
        }

        protected override string Memory => $"{_words[0]},{_words[1]};{string.Join(',', _copies.Select(static copy => $"{copy.Word}:{copy.Data}"))}";

        public override void CheckEnd()
        {
            for (int thread = 0; thread < ThreadCount; thread++)
            {
                Check(IsFinished(thread), "a thread waits for ever");
            }

            foreach (IGrouping<char, int> copies in _followed.GroupBy(edge => _edges[edge.Key.Thread][edge.Key.Edge], static edge => edge.Value))
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

        private IEnumerator<Func<bool>?> Follow(int thread)
        {
            for (int edge = 0; edge < _edges[thread].Length; edge++)
            {
                int target = _edges[thread][edge] - '0';
                yield return null;
                nuint word = Saw(thread, _words.Load(target));
                if (!ForwardingWords.IsCopied(word))
                {
                    Copy copy = new();
                    _copies.Add(copy);
                    int number = Saw(thread, _copies.Count);
                    if (_fault != Fault.PublishBeforeCopy)
                    {
                        yield return null;
                        copy.Word = Saw(thread, _words.Load(target));
                        yield return null;
                        copy.Data = Data;
                    }

                    yield return null;
                    bool isPublished;
                    if (_fault == Fault.PublishInTwoSteps)
                    {
                        nuint seen = Saw(thread, _words.Load(target));
                        isPublished = seen == word;
                        word = seen;
                        yield return null;
                        if (isPublished)
                        {
                            _words.Store(target, ForwardingWords.Forwarded(number));
                        }
                    }
                    else
                    {
                        isPublished = _words.TryPublish(target, ref word, ForwardingWords.Forwarded(number));
                        Saw(thread, word);
                    }

                    if (_fault == Fault.PublishBeforeCopy)
                    {
                        yield return null;
                        copy.Word = ForwardingWords.Original(target);
                        yield return null;
                        copy.Data = Data;
                    }

                    if (isPublished || _fault == Fault.KeepTheCopyMadeInVain)
                    {
                        _followed.Add((thread, edge), number);
                        continue;
                    }
                }

                int found = ForwardingWords.IndexOf(word);
                Check(_copies[found - 1].Data == Data && _copies[found - 1].Word == ForwardingWords.Original(target), "half a copy");
                _followed.Add((thread, edge), found);
            }
        }

        private sealed class Copy
        {
            public nuint Word { get; set; }

            public nuint Data { get; set; }
        }
    }
}
