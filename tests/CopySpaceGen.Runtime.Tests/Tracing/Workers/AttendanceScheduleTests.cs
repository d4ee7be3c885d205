namespace CopySpaceGen.Tests.Tracing.Workers;

/// <summary>How workers go to rest, wake each other and find the end of a trace, in every order that their steps can have.</summary>
public class AttendanceScheduleTests
{
    /// <summary>A fault to plant into what a worker does.</summary>
    public enum Fault
    {
        None,
        LookBeforeAnnouncing,
        LookWhoRestsBeforeOffering,
        RestWithOfferOut,
        EndWithoutWaking,
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 4)]
    public void All_work_is_done_before_the_end_and_the_end_is_found(int workers, int edges) =>
        Assert.InRange(ScheduleExplorer.Explore(() => new Team(Fault.None, workers, edges)), 50, int.MaxValue);

    [Fact]
    public void Work_that_its_giver_does_not_take_back_is_found_by_another() =>
        Assert.InRange(ScheduleExplorer.Explore(() => new Giver(Fault.None)), 20, int.MaxValue);

    [Theory]
    [InlineData(Fault.LookBeforeAnnouncing)]
    [InlineData(Fault.LookWhoRestsBeforeOffering)]
    public void A_lost_wake_up_is_found(Fault fault)
    {
        ScheduleException exception = Assert.Throws<ScheduleException>(() => ScheduleExplorer.Explore(() => new Giver(fault)));
        Assert.Contains("waits for ever", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.RestWithOfferOut, "undone")]
    [InlineData(Fault.EndWithoutWaking, "waits for ever")]
    public void A_wrong_end_is_found(Fault fault, string message)
    {
        ScheduleException exception = Assert.Throws<ScheduleException>(() => ScheduleExplorer.Explore(() => new Team(fault, 2, 4)));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    // The steps of WorkerTeam, with its attendance and its offers; semaphores and the lock are numbers here.
    private abstract class Workers(Fault fault, int workers) : Scenario
    {
        private readonly Attendance _attendance = new(workers);
        private readonly Offers _offers = new(workers);
        private readonly Dictionary<EdgeChunk, int> _edgesOf = [];
        private readonly int[] _permits = new int[workers];
        private readonly int[] _offered = new int[workers];
        private bool _isLocked;

        protected Attendance Attendance => _attendance;

        protected int Done { get; set; }

        protected int[] Stack { get; } = new int[workers];

        protected override string Memory =>
            $"{string.Join(',', Stack)};{string.Join(',', Enumerable.Range(0, workers).Select(worker => _offers.IsOpen(worker) ? 0 : _offered[worker]))};{string.Join(',', _permits)};{_isLocked};{_attendance.Resting};{_attendance.IsComplete};{Done}";

        protected bool IsOpen(int worker) => _offers.IsOpen(worker);

        // TryFindWork.
        protected IEnumerable<Func<bool>?> Find(int worker)
        {
            for (int distance = fault == Fault.RestWithOfferOut ? 1 : 0; distance < workers && Stack[worker] == 0; distance++)
            {
                yield return null;
                EdgeChunk? chunk = _offers.Take((worker + distance) % workers);
                Stack[worker] = Saw(worker, chunk is null ? 0 : _edgesOf[chunk]);
            }
        }

        // MakeRoomAndOffer and OnWork.
        protected IEnumerable<Func<bool>?> Offer(int worker, int edges)
        {
            EdgeChunk chunk = new();
            _edgesOf[chunk] = edges;
            Stack[worker] -= edges;
            int resting = 0;
            if (fault == Fault.LookWhoRestsBeforeOffering)
            {
                yield return null;
                resting = Saw(worker, _attendance.Resting);
            }

            yield return null;
            _offers.Make(worker, chunk);
            _offered[worker] = edges;
            if (fault != Fault.LookWhoRestsBeforeOffering)
            {
                yield return null;
                resting = Saw(worker, _attendance.Resting);
            }

            if (resting > 0)
            {
                yield return () => !_isLocked;
                int summoned = Saw(worker, _attendance.Summon());
                if (summoned != Attendance.Nobody)
                {
                    yield return null;
                    _permits[summoned]++;
                }
            }
        }

        // Rest, which ends when the worker has been woken.
        protected IEnumerable<Func<bool>?> Rest(int worker)
        {
            yield return () => !_isLocked;
            _isLocked = true;
            bool isWorkLeft = false;
            if (fault == Fault.LookBeforeAnnouncing)
            {
                yield return null;
                isWorkLeft = Saw(worker, _offers.Any);
            }

            yield return null;
            _attendance.Announce(worker);
            if (fault != Fault.LookBeforeAnnouncing)
            {
                yield return null;
                isWorkLeft = Saw(worker, fault != Fault.RestWithOfferOut && _offers.Any);
            }

            yield return null;
            bool mustWait = Saw(worker, _attendance.Settle(worker, isWorkLeft));
            if (_attendance.IsComplete && worker != 0 && fault != Fault.EndWithoutWaking)
            {
                _permits[0]++;
            }

            _isLocked = false;
            if (mustWait && !(worker == 0 && _attendance.IsComplete))
            {
                foreach (Func<bool>? step in Sleep(worker))
                {
                    yield return step;
                }
            }
        }

        protected IEnumerable<Func<bool>?> Sleep(int worker)
        {
            yield return () => _permits[worker] > 0;
            _permits[worker]--;
        }

        protected static void Check(bool condition, string message)
        {
            if (!condition)
            {
                throw new InvalidOperationException(message);
            }
        }
    }

    // A trace: worker 0 has edges, each of which is one step of work; whoever has two or more offers half of them.
    private sealed class Team : Workers
    {
        private readonly int _edges;

        public Team(Fault fault, int workers, int edges)
            : base(fault, workers)
        {
            _edges = edges;
            Stack[0] = edges;
            Attendance.Begin(workers);
            for (int worker = 0; worker < workers; worker++)
            {
                AddThread(Run);
            }
        }

        public override void CheckEnd() => Check(IsFinished(0), "the collecting thread waits for ever");

        private IEnumerator<Func<bool>?> Run(int worker)
        {
            if (worker != 0)
            {
                foreach (Func<bool>? step in Sleep(worker))
                {
                    yield return step;
                }
            }

            while (worker != 0 || !Attendance.IsComplete)
            {
                do
                {
                    while (Stack[worker] > 0)
                    {
                        if (Stack[worker] > 1 && IsOpen(worker))
                        {
                            foreach (Func<bool>? step in Offer(worker, Stack[worker] / 2))
                            {
                                yield return step;
                            }
                        }

                        yield return null;
                        Stack[worker]--;
                        Done++;
                    }

                    foreach (Func<bool>? step in Find(worker))
                    {
                        yield return step;
                    }
                }
                while (Stack[worker] > 0);

                foreach (Func<bool>? step in Rest(worker))
                {
                    yield return step;
                }
            }

            Check(Done == _edges, "work is left undone");
        }
    }

    // Worker 0 offers an edge and then is busy until it has been taken; worker 1 has no work, and is about to rest.
    private sealed class Giver : Workers
    {
        public Giver(Fault fault)
            : base(fault, 2)
        {
            Stack[0] = 1;
            Attendance.Begin(2);
            Assert.Equal(1, Attendance.Summon());
            AddThread(Give);
            AddThread(Take);
        }

        public override void CheckEnd() => Check(Done == 1, "worker 0 waits for ever");

        private IEnumerator<Func<bool>?> Give(int worker)
        {
            foreach (Func<bool>? step in Offer(worker, 1))
            {
                yield return step;
            }

            yield return () => IsOpen(0);
        }

        private IEnumerator<Func<bool>?> Take(int worker)
        {
            while (Done == 0)
            {
                foreach (Func<bool>? step in Rest(worker).Concat(Find(worker)))
                {
                    yield return step;
                }

                Done += Stack[worker];
            }
        }
    }
}
