namespace CopySpaceGen;

/// <summary>
/// A root held by managed code: its object stays alive until this is disposed of or becomes unreachable itself. Made by the
/// <c>Persistent</c> methods of a generated mutator.
/// </summary>
/// <remarks>
/// Threading: <see cref="Ref"/> only on a thread that is attached to the heap; <see cref="Dispose"/> on any thread. The .NET
/// finalizer does what <see cref="Dispose"/> would have done, in any order with the heap's own.
/// </remarks>
/// <typeparam name="T">The struct that is referred to, marked with <see cref="GcObjectAttribute"/>.</typeparam>
public sealed unsafe class Persistent<T> : IDisposable where T : unmanaged
{
    private readonly HandleSlot _slot;

    internal Persistent(GcHeap heap, nuint* slot) => _slot = new HandleSlot(heap, heap.PersistentRoots, slot);

    /// <summary>Gives the root back.</summary>
    ~Persistent() => _slot?.Release();

    /// <summary>The reference held here, valid until the next call that can collect. Assigning keeps another object alive instead.</summary>
    /// <exception cref="ObjectDisposedException">This or the heap was disposed.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    public GcRef<T> Ref
    {
        get => new(_slot.Read(this));
        set => _slot.Write(this, value.Address);
    }

    /// <summary>Gives the root back, so that the object can be collected. From any thread, any number of times.</summary>
    public void Dispose()
    {
        _slot.Release();
        GC.SuppressFinalize(this);
    }
}
