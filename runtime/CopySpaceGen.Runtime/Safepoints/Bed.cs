namespace CopySpaceGen;

/// <summary>Where a thread sleeps until another wakes it. To be woken before it sleeps makes it not sleep at all, once.</summary>
/// <remarks>
/// <para>It sleeps at once. <see cref="SemaphoreSlim"/> would first give its processor away again and again for as long as a collection of a few megabytes takes:
/// a thread that does that waits in the queue of its processor, behind the one that collects if that is the same. A thread that is woken from sleep is put on a
/// processor that is idle.</para>
/// <para>Threading: one thread sleeps, any thread wakes it. What the waker has written before is visible to who has been woken: both take the lock.</para>
/// </remarks>
internal sealed class Bed
{
    private readonly object _lock = new();
    private bool _isWoken;

    internal void Wake()
    {
        lock (_lock)
        {
            _isWoken = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Sleeps until woken, or for a time.</summary>
    /// <returns>Whether it was woken.</returns>
    /// <exception cref="ThreadInterruptedException">The thread was interrupted.</exception>
    internal bool Sleep(TimeSpan time)
    {
        lock (_lock)
        {
            bool isWoken = _isWoken || Monitor.Wait(_lock, time);
            _isWoken = false;
            return isWoken;
        }
    }

    /// <summary>Sleeps until woken. Who interrupts the thread meanwhile is heard after that.</summary>
    internal void SleepThroughInterrupts()
    {
        bool isInterrupted = false;
        lock (_lock)
        {
            while (!_isWoken)
            {
                try
                {
                    Monitor.Wait(_lock);
                }
                catch (ThreadInterruptedException)
                {
                    isInterrupted = true;
                }
            }

            _isWoken = false;
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }
}
