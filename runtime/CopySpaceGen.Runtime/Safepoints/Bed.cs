namespace CopySpaceGen;

/// <summary>Where a thread sleeps until another wakes it. To be woken before it sleeps makes it not sleep, once.</summary>
/// <remarks>
/// <para>It sleeps at once. <see cref="SemaphoreSlim"/> would first give its processor away again and again for as long as a collection of a few megabytes takes:
/// a thread that does that waits in the queue of its processor, behind the one that collects if that is the same. A thread that is woken from sleep is put on a
/// processor that is idle. Monitors make the woken one wait for the lock that its waker still has.</para>
/// <para>Threading: one thread sleeps, any thread wakes it, which is a full fence on both sides: what the waker has written before is visible to who has been
/// woken. The finalizer of the event gives it back to the system.</para>
/// </remarks>
internal sealed class Bed
{
    private readonly AutoResetEvent _wakeUp = new(false);

    internal void Wake() => _wakeUp.Set();

    /// <summary>Sleeps until woken, or for a time.</summary>
    /// <returns>Whether it was woken.</returns>
    /// <exception cref="ThreadInterruptedException">The thread was interrupted.</exception>
    internal bool Sleep(TimeSpan time) => _wakeUp.WaitOne(time);

    /// <summary>Sleeps until woken. Who interrupts the thread meanwhile is heard after that.</summary>
    internal void SleepThroughInterrupts()
    {
        bool isWoken = false;
        bool isInterrupted = false;
        while (!isWoken)
        {
            try
            {
                isWoken = _wakeUp.WaitOne();
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }
}
