namespace CopySpaceGen.Tests.Safepoints;

/// <summary>Halts collections at one of their events, until it is opened.</summary>
internal sealed class CollectionGate(string name) : IDisposable
{
    private readonly ManualResetEventSlim _reached = new();
    private readonly ManualResetEventSlim _open = new();

    /// <summary>The events of the heap so far; the gate is to be opened before it is read.</summary>
    public Events.EventLog Log => field ??= new Events.EventLog(Pass);

    /// <summary>Waits until a collection is there.</summary>
    public void AwaitCollection() => Assert.True(_reached.Wait(MutatorThread.Patience), $"No collection comes to {name}.");

    public void Open() => _open.Set();

    public void Dispose() => Open();

    private void Pass(string happening)
    {
        if (happening == name)
        {
            _reached.Set();
            _open.Wait(MutatorThread.Patience);
        }
    }
}
