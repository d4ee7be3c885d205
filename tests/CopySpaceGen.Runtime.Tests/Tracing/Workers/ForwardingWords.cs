using System.Runtime.InteropServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen.Tests.Tracing.Workers;

/// <summary>Forwarding words, with the primitives that emitted code calls. Those are for collectors, so this is one.</summary>
internal sealed unsafe class ForwardingWords : ParallelTracer
{
    private readonly nuint[] _memory;
    private readonly GCHandle _pin;

    public ForwardingWords(int count)
    {
        _memory = [.. Enumerable.Range(0, count).Select(Original)];
        _pin = GCHandle.Alloc(_memory, GCHandleType.Pinned);
    }

    ~ForwardingWords() => _pin.Free();

    public nuint this[int index] => _memory[index];

    public static nuint Original(int index) => (nuint)(index + 100) * 8;

    public static nuint Forwarded(int copy) => ((nuint)copy * 8) | ForwardedBit;

    public static int IndexOf(nuint word) => (int)(word / 8);

    public static bool IsCopied(nuint word) => (word & ForwardedBit) != 0;

    public nuint Load(int index) => LoadWord(At(index));

    public bool TryPublish(int index, ref nuint word, nuint forwarded) => TryPublish<SharedByObjects>(At(index), ref word, forwarded);

    public void Store(int index, nuint word) => _memory[index] = word;

    protected override void DrainByBlocks() => throw new NotSupportedException();

    protected override void DrainByObjects() => throw new NotSupportedException();

    protected override void Drain() => throw new NotSupportedException();

    protected override void PushRoots(nuint* first, nuint* end) => throw new NotSupportedException();

    protected override void UpdateWeakSlots(nuint* first, nuint* end) => throw new NotSupportedException();

    private nuint* At(int index) => (nuint*)_pin.AddrOfPinnedObject() + index;
}
