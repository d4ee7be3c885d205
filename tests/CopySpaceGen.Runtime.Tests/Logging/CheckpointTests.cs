using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;
using CsCheck;

namespace CopySpaceGen.Tests.Logging;

/// <summary>Changed edges of old objects and objects that are new are all that a checkpoint has to write.</summary>
public unsafe class CheckpointTests
{
    private static readonly Gen<(Operation Operation, int Place, int Value)[]> s_programs =
        Gen.Select(Gen.Enum<Operation>(), Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20]).Array[0, 150];

    internal enum Operation
    {
        NewFolder,
        NewNote,
        NewGarbage,
        Link,
        Unlink,
        SetParent,
        Collect,
        Write,
    }

    [Fact]
    public void It_writes_what_has_changed_and_nothing_else()
    {
        using FolderHeap heap = new(new GcHeapOptions { HeapSize = 32 << 20 });
        using FolderHeap.Mutator m = heap.Attach();
        using Persistent<Folder> root = m.Persistent(m.NewFolder(10_000, id: 1));
        for (int i = 0; i < 10_000; i++)
        {
            GcRef<Note> note = m.NewNote(about: root.Ref, id: 2 + i);
            root.Ref.Items.Set(i, note.Any);
        }

        Checkpoint checkpoint = new();
        checkpoint.Write(heap, m, root);
        Assert.Equal((false, 0, 10_001), (checkpoint.WasIncremental, checkpoint.EdgesWritten, checkpoint.ObjectsWritten));
        checkpoint.Write(heap, m, root);
        Assert.Equal((true, 0, 0), (checkpoint.WasIncremental, checkpoint.EdgesWritten, checkpoint.ObjectsWritten));

        GcRef<Folder> folder = m.NewFolder(2, id: 20_000);
        folder.Parent = root.Ref;
        folder.Items.Set(1, root.Ref.Items[7]);
        root.Ref.Items.Set(5, folder.Any);
        root.Ref.Items.Set(6, root.Ref.Items[7]);
        checkpoint.Write(heap, m, root);
        Assert.Equal((true, 2, 1), (checkpoint.WasIncremental, checkpoint.EdgesWritten, checkpoint.ObjectsWritten));
        AssertSame(checkpoint, root.Ref);
    }

    [Theory]
    [InlineData("")]
    [InlineData("order:shuffled+poison")]
    [InlineData("random:0.02")]
    public void After_each_step_of_a_random_program_it_is_the_graph(string stress) => s_programs.Sample(
        program => Run(program, stress),
        iter: 100,
        threads: 1,
        print: program => string.Join("; ", program.AsEnumerable()));

    private static void Run((Operation Operation, int Place, int Value)[] program, string stress)
    {
        using FolderHeap heap = new(new GcHeapOptions { HeapSize = 4 << 20, Checked = false, Stress = GcStress.Parse(stress) });
        using FolderHeap.Mutator m = heap.Attach();
        using Persistent<Folder> root = m.Persistent(m.NewFolder(4, id: 1));
        Checkpoint checkpoint = new();
        long id = 1;
        foreach ((Operation operation, int place, int value) in program)
        {
            switch (operation)
            {
                case Operation.NewFolder:
                    GcRef<Folder> folder = m.NewFolder(value % 16 == 0 ? 3000 : 1 + (value % 5), id: ++id);
                    folder.Parent = Choose(root.Ref, value);
                    Put(folder.Any);
                    break;
                case Operation.NewNote:
                    GcRef<Note> note = m.NewNote(about: Choose(root.Ref, value), id: ++id);
                    Put(note.Any);
                    break;
                case Operation.NewGarbage:
                    for (int i = 0; i < value % 10_000; i++)
                    {
                        m.NewNote(about: root.Ref);
                    }

                    break;
                case Operation.Link:
                    Put(Choose(root.Ref, value).Any);
                    break;
                case Operation.Unlink:
                    Put(GcAny<FolderHeap>.Nothing);
                    break;
                case Operation.SetParent:
                    GcRef<Folder> child = Choose(root.Ref, place);
                    child.Parent = Choose(root.Ref, value);
                    break;
                case Operation.Collect:
                    m.Collect();
                    break;
                case Operation.Write:
                    checkpoint.Write(heap, m, root);
                    AssertSame(checkpoint, root.Ref);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(program));
            }

            void Put(GcAny<FolderHeap> item)
            {
                GcRef<Folder> holder = Choose(root.Ref, place);
                holder.Items.Set(place % holder.Items.Length, item);
            }
        }

        checkpoint.Write(heap, m, root);
        AssertSame(checkpoint, root.Ref);
    }

    // Follows a path that the number tells, as far as there are folders.
    private static GcRef<Folder> Choose(GcRef<Folder> folder, int path)
    {
        for (; path > 0; path /= 4)
        {
            if (folder.Items[path % Math.Min(4, folder.Items.Length)].TryAs(out GcRef<Folder> next))
            {
                folder = next;
            }
        }

        return folder;
    }

    // What the root reaches, there and here. The copy may still have what was reached once.
    private static void AssertSame(Checkpoint checkpoint, GcRef<Folder> root)
    {
        HashSet<nuint> seen = [(nuint)GcAccess.Target(root)];
        Queue<nuint> folders = new(seen);
        while (folders.TryDequeue(out nuint address))
        {
            GcRef<Folder> folder = GcAccess.Reference((Folder*)address);
            List<long> edges = [Checkpoint.IdOf(folder.Parent.Any)];
            Follow(folder.Parent.Any);
            for (int i = 0; i < folder.Items.Length; i++)
            {
                edges.Add(Checkpoint.IdOf(folder.Items[i]));
                Follow(folder.Items[i]);
            }

            Assert.Equal(edges, checkpoint.Objects[folder.Id]);
        }

        void Follow(GcAny<FolderHeap> any)
        {
            if (any.TryAs(out GcRef<Note> note))
            {
                Assert.Equal([Checkpoint.IdOf(note.About.Any)], checkpoint.Objects[note.Id]);
                any = note.About.Any;
            }

            if (any.TryAs(out GcRef<Folder> folder) && seen.Add((nuint)GcAccess.Target(folder)))
            {
                folders.Enqueue((nuint)GcAccess.Target(folder));
            }
        }
    }
}
