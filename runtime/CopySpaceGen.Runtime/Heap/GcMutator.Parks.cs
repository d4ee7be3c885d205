using System.Diagnostics.CodeAnalysis;

namespace CopySpaceGen;

// How the thread says that it does not use the heap for a while.
public abstract unsafe partial class GcMutator
{
    private int _parks;

    /// <summary>
    /// Says that the thread does not use the heap until the result is disposed of: to be wrapped around what may block, such as a lock, a wait, input or
    /// output, so that other threads can collect meanwhile. <c>using (m.Park()) { ... }</c> (<c>gc_deactivate_for_call</c>). Never waits.
    /// </summary>
    /// <remarks>
    /// Handles stay valid and keep their objects alive, but neither they nor the mutator may be used while parked. Whoever uses the mutator, opens or closes a
    /// scope, makes a handle or reads a <c>Persistent</c> then is told so; whoever reads or writes an object is told in checked mode, if by a reference.
    /// Parks nest.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The calling thread is not the one that attached.</exception>
    /// <exception cref="ObjectDisposedException">The mutator was disposed.</exception>
    public GcPark Park()
    {
        if (_parks == 0 || !IsOnItsThread)
        {
            CheckThread();
        }

        if (_parks++ == 0)
        {
            // All that may be wrong from now on takes a slow path, which looks. From the call on, a collection may do with allocator and roots as it likes.
            _isUnusable = _isGuarded = true;
            Allocator.Limit = 0;
            Roots.Seal();
            Heap.Park(this);
        }

        return new GcPark(this, _parks);
    }

    internal void Unpark(int depth)
    {
        if (depth != _parks || !IsOnItsThread)
        {
            ThrowParkOrder();
        }

        if (depth > 1)
        {
            _parks--;
            return;
        }

        Heap.Unpark(this);
        _parks = 0;
        _isUnusable = false;
        _isGuarded = Heap.IsChecked;
        Roots.Unseal();
        Allocator.Limit = Heap.IsEveryAllocationSlow ? 0 : Allocator.RegionEnd;
        OutdateReferences(GcPoint.Park);
    }

    /// <summary>Checks that the thread, which is the calling one, has not parked.</summary>
    internal void CheckNotParked()
    {
        if (_parks > 0)
        {
            ThrowUnusable();
        }
    }

    [DoesNotReturn]
    private void ThrowParkOrder() => throw new InvalidOperationException(
        !IsOnItsThread ? $"A park of {ThreadName.Of(Participant.Thread)} was ended on {ThreadName.Of(Thread.CurrentThread)}. End it on the thread that parked, with a using statement."
        : _parks == 0 ? "A park was ended twice, or after the mutator it belongs to. End each once, with a using statement."
        : "A park was ended while one that began later has not ended. End parks innermost first, with using statements.");
}
