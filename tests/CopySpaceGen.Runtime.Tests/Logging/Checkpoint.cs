using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Logging;

/// <summary>
/// A copy of a graph outside of its heap, brought up to date as <c>Logging/README.md</c> of the library says: by the edges that have changed in
/// old objects, and by the objects that are new.
/// </summary>
internal sealed class Checkpoint
{
    private readonly Queue<PersistentAny<FolderHeap>> _unwritten = new();
    private long _collections = -1;

    /// <summary>What each object refers to, by its number: of a folder, its parent and its items; 0 for nothing.</summary>
    public Dictionary<long, long[]> Objects { get; } = [];

    public bool WasIncremental { get; private set; }

    public int EdgesWritten { get; private set; }

    public int ObjectsWritten { get; private set; }

    /// <param name="heap">The heap.</param>
    /// <param name="m">The mutator of the calling thread.</param>
    /// <param name="root">All that is alive is reached from here.</param>
    public void Write(FolderHeap heap, FolderHeap.Mutator m, Persistent<Folder> root)
    {
        EdgesWritten = ObjectsWritten = 0;
        WasIncremental = _collections == heap.GetStatistics().Collections;
        if (WasIncremental)
        {
            WriteChanges(heap, m);
        }
        else
        {
            Objects.Clear();
        }

        Reach(heap, m, root.Ref.Any);
        while (_unwritten.TryDequeue(out PersistentAny<FolderHeap>? next))
        {
            WriteObject(heap, m, next.Any);
            next.Dispose();
        }

        // All that is alive is written, and from here on it is old.
        m.Collect();
        _collections = heap.GetStatistics().Collections;
    }

    private void WriteChanges(FolderHeap heap, FolderHeap.Mutator m)
    {
        foreach (GcChangedEdge<FolderHeap> edge in heap.ChangedEdges())
        {
            edge.TryGetHolder(out GcAny<FolderHeap> holder);
            if (heap.IsNew(holder))
            {
                continue;
            }

            EdgesWritten++;
            GcAny<FolderHeap> referent = edge.Field switch
            {
                "_parent" => holder.As<Folder>().Parent.Any,
                "_about" => holder.As<Note>().About.Any,
                _ => holder.As<Folder>().Items[edge.Index],
            };
            Objects[IdOf(holder)][edge.Index + 1] = IdOf(referent);
            Reach(heap, m, referent);
        }
    }

    // An old object has been written, and what is new behind it is reached through an edge of it that has changed.
    [NoCollect]
    private void Reach(FolderHeap heap, FolderHeap.Mutator m, GcAny<FolderHeap> any)
    {
        if (!any.IsNothing && (!WasIncremental || heap.IsNew(any)) && Objects.TryAdd(IdOf(any), []))
        {
            _unwritten.Enqueue(m.Persistent(any));
        }
    }

    private void WriteObject(FolderHeap heap, FolderHeap.Mutator m, GcAny<FolderHeap> any)
    {
        ObjectsWritten++;
        long id = IdOf(any);
        if (any.TryAs(out GcRef<Note> note))
        {
            Objects[id] = [IdOf(note.About.Any)];
            Reach(heap, m, note.About.Any);
            return;
        }

        GcRef<Folder> folder = any.As<Folder>();
        long[] edges = new long[1 + folder.Items.Length];
        edges[0] = IdOf(folder.Parent.Any);
        Reach(heap, m, folder.Parent.Any);
        for (int i = 0; i < folder.Items.Length; i++)
        {
            edges[i + 1] = IdOf(folder.Items[i]);
            Reach(heap, m, folder.Items[i]);
        }

        Objects[id] = edges;
    }

    public static long IdOf(GcAny<FolderHeap> any) =>
        any.IsNothing ? 0 : any.TryAs(out GcRef<Note> note) ? note.Id : any.As<Folder>().Id;
}
