namespace CopySpaceGen.Tests.Tracing.Workers;

/// <summary>
/// A small program of several threads. Each is an iterator that does one access to shared memory between two <c>yield return</c>s; what it yields says
/// whether it can go on, null for always.
/// </summary>
internal abstract class Scenario
{
    private readonly List<IEnumerator<Func<bool>?>> _threads = [];
    private readonly List<string> _seen = [];

    public int ThreadCount => _threads.Count;

    /// <summary>Shared memory, and what each thread has seen of it: two runs with the same state go on in the same ways.</summary>
    public string State => $"{Memory}|{string.Join('|', _seen)}";

    /// <summary>What all threads see.</summary>
    protected abstract string Memory { get; }

    public bool CanStep(int thread) => !IsFinished(thread) && (_threads[thread].Current?.Invoke() ?? true);

    public bool IsFinished(int thread) => _seen[thread].EndsWith('.');

    public void Step(int thread)
    {
        _seen[thread] += '-';
        if (!_threads[thread].MoveNext())
        {
            _seen[thread] += '.';
        }
    }

    /// <summary>Checks what must hold when no thread can go on.</summary>
    public abstract void CheckEnd();

    protected void AddThread(Func<int, IEnumerator<Func<bool>?>> program)
    {
        int thread = _threads.Count;
        _seen.Add("");
        _threads.Add(program(thread));
    }

    /// <summary>Notes what a thread has read, on which its further steps depend.</summary>
    protected T Saw<T>(int thread, T value)
    {
        _seen[thread] += value;
        return value;
    }
}

/// <summary>Runs a program of several threads in every order that their steps can have.</summary>
internal static class ScheduleExplorer
{
    /// <returns>The number of states that were met.</returns>
    public static int Explore(Func<Scenario> make)
    {
        HashSet<string> met = [];
        Stack<int[]> pending = new([[]]);
        while (pending.TryPop(out int[]? start))
        {
            List<int> schedule = [.. start];
            try
            {
                Run(make(), schedule, met, pending);
            }
            catch (Exception exception)
            {
                throw new ScheduleException($"With the threads in the order {string.Join(' ', schedule)}: {exception.Message}", exception);
            }
        }

        return met.Count;
    }

    private static void Run(Scenario scenario, List<int> schedule, HashSet<string> met, Stack<int[]> pending)
    {
        foreach (int thread in schedule)
        {
            scenario.Step(thread);
        }

        while (met.Add(scenario.State))
        {
            int[] ready = [.. Enumerable.Range(0, scenario.ThreadCount).Where(scenario.CanStep)];
            if (ready.Length == 0)
            {
                scenario.CheckEnd();
                return;
            }

            foreach (int other in ready.Skip(1))
            {
                pending.Push([.. schedule, other]);
            }

            schedule.Add(ready[0]);
            scenario.Step(ready[0]);
        }
    }
}

/// <summary>Some order of steps breaks a program.</summary>
internal sealed class ScheduleException(string message, Exception inner) : Exception(message, inner);
