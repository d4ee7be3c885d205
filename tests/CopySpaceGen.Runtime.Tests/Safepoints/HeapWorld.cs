namespace CopySpaceGen.Tests.Safepoints;

/// <summary>How tests wait until threads have come to where they are to meet.</summary>
internal static class HeapWorld
{
    /// <summary>Waits until so many threads stand still until another lets them go on.</summary>
    public static void AwaitWaiting(this GcHeap heap, int count = 1) => MutatorThread.Await(
        () => heap.World.Mutators.Count(static mutator => mutator.Participant.State == MutatorState.Waiting) == count,
        $"{count} threads stand still");

    /// <summary>Waits until a thread has asked the others to stop.</summary>
    public static void AwaitStopRequest(this GcHeap heap) => MutatorThread.Await(() => heap.World.HasWork, "a thread wants the others to stop");
}
