using CopySpaceGen.Sample.Workloads.Server;

namespace CopySpaceGen.Sample.Tests;

public class ParkingLockTests
{
    // Long after all that these tests take, and short enough to wait for where one fails.
    private static readonly GcHeapOptions s_options = new() { HeapSize = 4 << 20, StopTimeout = TimeSpan.FromSeconds(10) };

    [Fact]
    public void Who_holds_the_lock_collects_while_another_waits_for_it()
    {
        using ServerHeap heap = new(s_options);
        using ServerHeap.Mutator m = heap.Attach();
        Lock gate = new();
        int length = 0;
        gate.EnterOrPark(m);
        Thread other = new(() => length = UseUnderLock(heap, gate));
        other.IsBackground = true;
        other.Start();

        // It sleeps nowhere but at the lock.
        SpinWait.SpinUntil(() => other.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        m.Collect();
        m.Collect();
        Assert.Equal(0, length);
        gate.Exit();

        using (m.Park())
        {
            other.Join();
        }

        Assert.Equal(100, length);
    }

    [Fact]
    public void Free_lock_is_taken_at_once()
    {
        using ServerHeap heap = new(s_options);
        using ServerHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        GcRef<Text> text = m.NewText(100);
        Lock gate = new();

        gate.EnterOrPark(m);

        // Checked mode: a park would have outdated the reference.
        Assert.Equal(100, text.Length);
        Assert.True(gate.IsHeldByCurrentThread);
        gate.Exit();
    }

    private static int UseUnderLock(ServerHeap heap, Lock gate)
    {
        using ServerHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Text> text = m.Local(m.NewText(100));
        gate.EnterOrPark(m);
        try
        {
            return text.Length;
        }
        finally
        {
            gate.Exit();
        }
    }
}
