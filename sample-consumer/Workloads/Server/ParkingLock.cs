namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>How a thread that is attached to a heap takes a lock.</summary>
internal static class ParkingLock
{
    /// <summary>Takes a lock. While the thread has to wait for it, others can collect the heap.</summary>
    /// <remarks>
    /// <para>A collection waits until each attached thread allocates, calls <see cref="GcMutator.Safepoint"/> or is parked. A thread that waits for a lock does nothing of
    /// that by itself; and the one that holds the lock may be the one that wants to collect, since it allocates. Then each would wait for the other, until
    /// <see cref="GcHeapOptions.StopTimeout"/> makes an error of it. So the thread parks before it waits, as before all that may block.</para>
    /// <para>It tries first without parking, because most locks are free, and to park takes longer than that. To come back from a park may mean
    /// to wait for the end of a collection, here with the lock held. Nobody is held up by that for ever: a collection needs no lock of ours, and threads that want this one
    /// park. All references that the caller has are outdated afterwards, as by an allocation.</para>
    /// </remarks>
    public static void EnterOrPark(this Lock gate, GcMutator m)
    {
        if (gate.TryEnter())
        {
            return;
        }

        using (m.Park())
        {
            gate.Enter();
        }
    }
}
