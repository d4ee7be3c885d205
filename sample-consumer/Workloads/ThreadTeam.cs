using System.Runtime.ExceptionServices;

namespace CopySpaceGen.Sample.Workloads;

/// <summary>Runs a program on several threads at once. When one of them fails, all end.</summary>
internal static class ThreadTeam
{
    /// <summary>
    /// Runs a program on the calling thread and on others that are started for it. All have ended when this returns or throws, so the calling thread waits:
    /// it must not be attached to a heap that the others use.
    /// </summary>
    /// <param name="threads">The number of threads.</param>
    /// <param name="program">The program. It is given the number of its thread, from 0 on the calling thread, and is to end soon after the token is cancelled.</param>
    /// <returns>What each thread's program has returned, by the numbers of the threads.</returns>
    /// <remarks>It throws what the program has thrown on the thread where it failed first, and cancels the token for the others then.</remarks>
    /// <typeparam name="T">The type of the program's results.</typeparam>
    public static T[] Run<T>(int threads, Func<int, CancellationToken, T> program)
    {
        using CancellationTokenSource end = new();
        T[] results = new T[threads];
        ExceptionDispatchInfo? firstFailure = null;

        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(number => new Thread(() => RunOn(number)) { Name = $"Mutator {number}" })];
        Array.ForEach(others, static other => other.Start());
        RunOn(0);
        Array.ForEach(others, static other => other.Join());
        firstFailure?.Throw();
        return results;

        // The first failure is noted before the others are told, so that it is not taken for one that follows from it.
        void RunOn(int number)
        {
            try
            {
                results[number] = program(number, end.Token);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref firstFailure, ExceptionDispatchInfo.Capture(exception), null);
                end.Cancel();
            }
        }
    }
}
