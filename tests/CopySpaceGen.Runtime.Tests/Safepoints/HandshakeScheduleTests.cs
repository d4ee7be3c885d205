using CopySpaceGen.Tests.Tracing.Workers;

namespace CopySpaceGen.Tests.Safepoints;

/// <summary>How mutators stop, park, attach, detach and go on, in every order that their steps can have.</summary>
public class HandshakeScheduleTests
{
    /// <summary>A fault to plant into what a mutator or the stopper does.</summary>
    public enum Fault
    {
        None,
        ClearFlagAfterLooking,
        SetFlagsBeforeClaim,
        UnparkWithoutLooking,
        AttachWithoutLooking,
        ParkWithoutWaking,
        DetachWithoutWaking,
        PauseWithoutWaking,
        TrustPermit,
        WakeBeforeRestart,
        CollectWithoutWaiting,
        RestartWithoutWaking,
    }

    [Theory]
    [InlineData("ucu", "usu")]
    [InlineData("ucu", "ucu")]
    [InlineData("ucucu", "upqu")]
    [InlineData("cu", "uwu")]
    [InlineData("ucu", "aucd", "usu")]
    [InlineData("ucu", "upqu", "usu")]
    [InlineData("ucu", "ucu", "ucu")]
    [InlineData("ucu", "audaud", "pq")]
    [InlineData("cc", "uscu", "pqs")]
    public void Nobody_uses_the_heap_while_it_is_collected_and_nobody_waits_for_ever(params string[] programs) =>
        Assert.InRange(ScheduleExplorer.Explore(() => new Mutators(Fault.None, programs)), 50, int.MaxValue);

    [Theory]
    [InlineData(Fault.ClearFlagAfterLooking, "cu", "uw")]
    [InlineData(Fault.SetFlagsBeforeClaim, "cu", "uw")]
    [InlineData(Fault.PauseWithoutWaking, "cu", "uw")]
    [InlineData(Fault.ParkWithoutWaking, "cu", "pq")]
    [InlineData(Fault.DetachWithoutWaking, "cu", "ud")]
    [InlineData(Fault.WakeBeforeRestart, "cu", "uw")]
    [InlineData(Fault.RestartWithoutWaking, "cu", "pq")]
    public void A_lost_wake_up_is_found(Fault fault, params string[] programs) => AssertFound(fault, programs, "waits for ever");

    [Theory]
    [InlineData(Fault.UnparkWithoutLooking, "cu", "pqu")]
    [InlineData(Fault.AttachWithoutLooking, "cu", "au")]
    [InlineData(Fault.TrustPermit, "csu", "sc")]
    [InlineData(Fault.CollectWithoutWaiting, "cu", "us")]
    public void Use_of_a_heap_that_is_collected_is_found(Fault fault, params string[] programs) => AssertFound(fault, programs, "while it is collected");

    private static void AssertFound(Fault fault, string[] programs, string message)
    {
        // Without the fault all is right, so that it is the fault that is found.
        ScheduleExplorer.Explore(() => new Mutators(Fault.None, programs));
        ScheduleException exception = Assert.Throws<ScheduleException>(() => ScheduleExplorer.Explore(() => new Mutators(fault, programs)));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    // The steps of StopTheWorld, with its handshake. What it does within the lock is one step; flags and semaphores are numbers here, and nobody wakes
    // up because some time has passed, so that a wake-up that is lost is not made up for. All flags are set at the beginning, as by requests before.
    private sealed class Mutators : Scenario
    {
        private const int Nobody = -1;

        private readonly Fault _fault;
        private readonly Handshake _handshake = new();
        private readonly Participant[] _participants;
        private readonly bool[] _flags;
        private readonly int[] _permits;

        // Whom a thread has to wake, as it found out within the lock; and whether it has come in by a fault, uncounted.
        private readonly int[] _toWake;
        private readonly bool[] _isUncounted;
        private int _collector = Nobody;

        public Mutators(Fault fault, string[] programs)
        {
            _fault = fault;
            _participants = [.. programs.Select(static _ => new Participant(Thread.CurrentThread))];
            _flags = [.. programs.Select(static _ => true)];
            _permits = new int[programs.Length];
            _toWake = [.. programs.Select(static _ => Nobody)];
            _isUncounted = new bool[programs.Length];
            for (int i = 0; i < programs.Length; i++)
            {
                string program = programs[i];
                if (program[0] != 'a')
                {
                    _handshake.TryRun(_participants[i]);
                }

                AddThread(thread => Run(thread, program));
            }
        }

        protected override string Memory =>
            $"{string.Join(',', _participants.Select(static one => one.State))};{string.Join(',', _flags)};{string.Join(',', _permits)};{string.Join(',', _toWake)};{IndexOf(_handshake.Stopper)};{_collector}";

        public override void CheckEnd()
        {
            for (int thread = 0; thread < ThreadCount; thread++)
            {
                Check(IsFinished(thread), $"thread {thread} waits for ever");
            }
        }

        // Each letter is an operation. After the last one, the thread detaches.
        private IEnumerator<Func<bool>?> Run(int thread, string program)
        {
            foreach (char operation in program + 'd')
            {
                IEnumerable<Func<bool>?> steps = operation switch
                {
                    'u' => Use(),
                    's' => Safepoint(thread),
                    'w' => SafepointsUntilStopped(thread),
                    'c' => Collect(thread),
                    'p' => Park(thread),
                    'q' => Enter(thread, Fault.UnparkWithoutLooking),
                    'a' => Enter(thread, Fault.AttachWithoutLooking),
                    _ => Detach(thread),
                };
                foreach (Func<bool>? step in steps.Concat(Wait(thread)))
                {
                    yield return step;
                }
            }
        }

        private IEnumerable<Func<bool>?> Use()
        {
            yield return null;
            Check(_collector == Nobody, "a thread uses the heap while it is collected");
        }

        private IEnumerable<Func<bool>?> Safepoint(int thread)
        {
            yield return null;
            if (!Saw(thread, _flags[thread]))
            {
                yield break;
            }

            yield return null;
            if (_fault == Fault.ClearFlagAfterLooking)
            {
                Pause(thread);
                yield return null;
                _flags[thread] = false;
            }
            else
            {
                _flags[thread] = false;
                Pause(thread);
            }
        }

        // As a thread does that has nothing else to do.
        private IEnumerable<Func<bool>?> SafepointsUntilStopped(int thread)
        {
            do
            {
                yield return () => _flags[thread];
                foreach (Func<bool>? step in Safepoint(thread))
                {
                    yield return step;
                }
            }
            while (_participants[thread].State == MutatorState.Running);
        }

        private IEnumerable<Func<bool>?> Collect(int thread)
        {
            if (_fault == Fault.SetFlagsBeforeClaim)
            {
                yield return null;
                SetFlags(thread);
            }

            yield return null;
            if (!Saw(thread, _handshake.TryStop(_participants[thread])))
            {
                FindStopper(thread);
                yield break;
            }

            for (bool isFirst = true; ; isFirst = false)
            {
                yield return null;
                if (Saw(thread, _handshake.IsStopped) || _fault == Fault.CollectWithoutWaiting)
                {
                    break;
                }

                if (isFirst && _fault != Fault.SetFlagsBeforeClaim)
                {
                    SetFlags(thread);
                }

                yield return () => _permits[thread] > 0;
                _permits[thread]--;
            }

            _collector = thread;
            yield return null;
            _collector = Nobody;
            yield return null;
            if (_fault == Fault.WakeBeforeRestart)
            {
                foreach (Participant sleeper in _participants.Where(static one => one.State == MutatorState.Waiting))
                {
                    _permits[IndexOf(sleeper)]++;
                }

                yield return null;
            }

            Participant[] released = _handshake.Restart();
            if (_fault is not (Fault.WakeBeforeRestart or Fault.RestartWithoutWaking))
            {
                foreach (Participant sleeper in released)
                {
                    yield return null;
                    _permits[IndexOf(sleeper)]++;
                }
            }
        }

        private IEnumerable<Func<bool>?> Park(int thread)
        {
            yield return null;
            _handshake.Park(_participants[thread]);
            FindStopper(thread);
        }

        private IEnumerable<Func<bool>?> Enter(int thread, Fault withoutLooking)
        {
            yield return null;
            if (_fault == withoutLooking && _handshake.Stopper is not null)
            {
                _isUncounted[thread] = true;
            }
            else
            {
                Saw(thread, _handshake.TryRun(_participants[thread]));
            }
        }

        private IEnumerable<Func<bool>?> Detach(int thread)
        {
            yield return null;
            if (!_isUncounted[thread])
            {
                _handshake.Leave(_participants[thread]);
                FindStopper(thread);
            }
        }

        private void Pause(int thread)
        {
            if (Saw(thread, _handshake.TryPause(_participants[thread])))
            {
                FindStopper(thread);
            }
        }

        private void FindStopper(int thread)
        {
            bool isForgotten = _participants[thread].State switch
            {
                MutatorState.Parked => _fault == Fault.ParkWithoutWaking,
                MutatorState.Gone => _fault == Fault.DetachWithoutWaking,
                _ => _fault == Fault.PauseWithoutWaking,
            };
            _toWake[thread] = _handshake.IsStopped && !isForgotten ? IndexOf(_handshake.Stopper) : Nobody;
        }

        private void SetFlags(int stopper)
        {
            for (int other = 0; other < ThreadCount; other++)
            {
                _flags[other] |= other != stopper && _participants[other].State == MutatorState.Running;
            }
        }

        // What comes after a turn of the lock: the stopper is woken if it waits for this thread, which sleeps until it may run.
        private IEnumerable<Func<bool>?> Wait(int thread)
        {
            if (_toWake[thread] != Nobody)
            {
                yield return null;
                _permits[_toWake[thread]]++;
                _toWake[thread] = Nobody;
            }

            while (Saw(thread, _participants[thread].State) == MutatorState.Waiting)
            {
                yield return () => _permits[thread] > 0;
                _permits[thread]--;
                if (_fault == Fault.TrustPermit)
                {
                    yield break;
                }
            }
        }

        private int IndexOf(Participant? participant) => Array.IndexOf(_participants, participant);

        private static void Check(bool condition, string message)
        {
            if (!condition)
            {
                throw new InvalidOperationException(message);
            }
        }
    }
}
