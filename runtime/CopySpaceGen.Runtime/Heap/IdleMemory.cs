namespace CopySpaceGen;

/// <summary>
/// Gives memory of a heap back to the system once it has been idle for a period or two (the tasks of Whippet's background thread).
/// </summary>
/// <remarks>
/// <para>A timer of the clock calls once a period for as long as there is something to give back, and is at rest otherwise, so that thousands of
/// heaps cost nothing while they are idle. It does not know the heap object: a heap that nobody holds can be finalised, which stops the timer.</para>
/// <para>Threading: calls come on a thread of the clock; the spaces have locks for that. <see cref="Arm"/> and the end of a call are under a lock
/// of their own: either the call sees what there is to give back since, or the timer is armed anew.</para>
/// </remarks>
internal sealed class IdleMemory : IDisposable
{
    private readonly CopySpace _space;
    private readonly LargeObjectSpace? _large;
    private readonly TimeSpan _period;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private bool _isArmed;
    private bool _isBusy;
    private bool _isDisposed;

    internal IdleMemory(CopySpace space, LargeObjectSpace? large, TimeProvider clock, TimeSpan period)
    {
        _space = space;
        _large = large;
        _clock = clock;
        _period = period;
    }

    private bool HasMemoryToPageOut => _space.HasMemoryToPageOut || (_large?.HasMemoryToPageOut ?? false);

    /// <summary>To be called when memory has become free.</summary>
    internal void Arm()
    {
        if (_period == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        lock (_lock)
        {
            if (!_isArmed && !_isDisposed)
            {
                _isArmed = true;
                _timer ??= _clock.CreateTimer(static self => ((IdleMemory)self!).PageOut(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(_period, _period);
            }
        }
    }

    /// <summary>Stops the timer. A call that is under way goes on; the spaces answer it that there is nothing.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void PageOut()
    {
        lock (_lock)
        {
            if (_isBusy || _isDisposed)
            {
                return;
            }

            _isBusy = true;
        }

        _space.PageOut();
        _large?.PageOut();
        lock (_lock)
        {
            _isBusy = false;
            if (!_isDisposed && !HasMemoryToPageOut)
            {
                _isArmed = false;
                _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
