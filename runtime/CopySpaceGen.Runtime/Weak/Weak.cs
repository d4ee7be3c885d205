namespace CopySpaceGen;

/// <summary>
/// A handle that does not keep its object alive: it follows the object when a collection moves it, and becomes null when the
/// object dies. Made by the <c>Weak</c> methods of a generated mutator.
/// </summary>
/// <remarks>Threading: <see cref="Ref"/> only on a thread that is attached to the heap; <see cref="Dispose"/> on any thread.</remarks>
/// <typeparam name="T">The struct that is referred to, marked with <see cref="GcObjectAttribute"/>.</typeparam>
public sealed unsafe class Weak<T> : IDisposable where T : unmanaged
{
    private readonly HandleSlot _slot;

    internal Weak(GcHeap heap, nuint* slot) => _slot = new HandleSlot(heap, heap.WeakSlots, slot);

    /// <summary>Gives the slot back.</summary>
    ~Weak() => _slot?.Release();

    /// <summary>The reference, valid until the next call that can collect; null once the object has died.</summary>
    /// <exception cref="ObjectDisposedException">This or the heap was disposed.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    public GcRef<T> Ref => new(_slot.Read(this));

    /// <summary>Gives the slot back. From any thread, any number of times.</summary>
    public void Dispose()
    {
        _slot.Release();
        GC.SuppressFinalize(this);
    }
}
