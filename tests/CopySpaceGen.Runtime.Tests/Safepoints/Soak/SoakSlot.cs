using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Safepoints.Soak;

/// <summary>A root with the tree that it is to lead to. Of one thread, or of all under its lock.</summary>
internal sealed class SoakSlot(Persistent<Vertex> root)
{
    private readonly Lock _lock = new();

    public Persistent<Vertex> Root { get; } = root;

    public SoakTree? Tree { get; set; }

    public void Check() => SoakTree.Check(Root.Ref, Tree);

    /// <summary>Exchanges what is here with what is in another slot, which is the calling thread's.</summary>
    public void Exchange(GcMutator mutator, SoakSlot mine) => Use(mutator, () =>
    {
        GcRef<Vertex> vertex = Root.Ref;
        Root.Ref = mine.Root.Ref;
        mine.Root.Ref = vertex;
        (Tree, mine.Tree) = (mine.Tree, Tree);
    });

    /// <summary>Does something with what is here, alone. It may stop for a collection meanwhile, so who waits for the lock is parked.</summary>
    public void Use(GcMutator mutator, Action action)
    {
        if (!_lock.TryEnter())
        {
            using (mutator.Park())
            {
                _lock.Enter();
            }
        }

        try
        {
            action();
        }
        finally
        {
            _lock.Exit();
        }
    }
}
