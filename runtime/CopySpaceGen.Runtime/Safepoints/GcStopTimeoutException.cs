using System.Globalization;

namespace CopySpaceGen;

/// <summary>
/// Thrown when a thread wants to collect a heap and another that is attached to it does not stop within <see cref="GcHeapOptions.StopTimeout"/>:
/// it neither allocates nor calls <see cref="GcMutator.Safepoint"/>, and has not parked. Nothing has been collected, and the heap is usable.
/// </summary>
public sealed class GcStopTimeoutException : Exception
{
    internal GcStopTimeoutException(string heap, TimeSpan timeout, IEnumerable<Thread> threads)
        : base(
            $"To collect this {heap}, its threads must stop, and {string.Join(" and ", threads.Select(ThreadName.Of))} did not within "
            + timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s. "
            + "Call Safepoint() of its mutator there now and then in long stretches without an allocation, and wrap what may block, such as a lock, "
            + "a wait or the use of another heap that is shared with this thread, in using (mutator.Park()) { ... }. Dispose of the mutator when the thread is "
            + "done with the heap. GcHeapOptions.StopTimeout sets the time.")
    {
    }
}
