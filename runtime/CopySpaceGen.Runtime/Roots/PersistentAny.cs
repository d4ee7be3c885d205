using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A <see cref="GcAny{THeap}"/> held by managed code: the object it refers to, if it does, stays alive until this is disposed of or becomes
/// unreachable itself. Made by the <c>Persistent</c> methods of a generated mutator.
/// </summary>
/// <remarks>Threading and finalization: as <see cref="Persistent{T}"/>.</remarks>
/// <typeparam name="THeap">The heap class.</typeparam>
public sealed unsafe class PersistentAny<THeap> : IDisposable where THeap : GcHeap, IAnyHeap
{
    private readonly HandleSlot _slot;

    internal PersistentAny(GcHeap heap, nuint* slot) => _slot = new HandleSlot(heap, heap.PersistentRoots, slot);

    /// <summary>Gives the root back.</summary>
    ~PersistentAny() => _slot?.Release();

    /// <summary>What is held here, valid until the next call that can collect. Assigning keeps something else alive instead.</summary>
    /// <exception cref="ObjectDisposedException">This or the heap was disposed.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    public GcAny<THeap> Any
    {
        get => GcAny<THeap>.OfWord(_slot.Read(this));
        set => _slot.Write(this, value.Word);
    }

    /// <summary>Gives the root back, so that the object can be collected. From any thread, any number of times.</summary>
    public void Dispose()
    {
        _slot.Release();
        GC.SuppressFinalize(this);
    }
}
