using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

public class AllocationTests
{
    [Fact]
    public void A_new_object_has_the_values_that_were_passed_and_defaults_elsewhere()
    {
        using ShapesHeap heap = new();
        using ShapesHeap.Mutator m = heap.Attach();

        using GcScope scope = m.OpenScope();
        Local<City> city = m.Local(m.NewCity(place: new Point { X = 1, Y = 2 }, kind: CityKind.Capital));
        GcRef<Person> person = m.NewPerson(home: city, age: 42, weight: 70.5, luck: -3);

        Assert.Equal(42, person.Age);
        Assert.Equal(70.5, person.Weight);
        Assert.Equal(-3, person.Luck);
        Assert.True(person.Friend.IsNull);
        Assert.True(person.Home == city.Ref);
        Assert.Equal(2, person.Home.Place.Y);
        Assert.Equal(CityKind.Capital, person.Home.Kind);
        Assert.True(person.Home.Mayor.IsNull);
    }

    [Fact]
    public void Memory_of_dead_objects_does_not_show_through_in_new_ones()
    {
        using ShapesHeap heap = new(new GcHeapOptions { HeapSize = GcHeapOptions.SmallestHeapSize });
        using ShapesHeap.Mutator m = heap.Attach();
        for (int i = 0; i < 20_000; i++)
        {
            GcRef<Person> person = m.NewPerson();
            Assert.True(person.Home.IsNull && person.Friend.IsNull && person.Letter.IsNull);
            Assert.Equal((0, 0.0, (short)0), (person.Age, person.Weight, person.Luck));
            person.Age = -1;
            person.Luck = -1;
            GcRef<Letter> letter = m.NewLetter();
            Assert.Equal(new string('\0', 21), letter.Text.ToString());
            letter.Text.Fill('x');
            letter.Length = 21;
        }

        Assert.True(heap.GetStatistics().Collections > 10);
    }

    [Fact]
    public void References_passed_to_an_allocation_survive_the_collection_that_it_causes()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = GcHeapOptions.SmallestHeapSize });
        using ListHeap.Mutator m = heap.Attach();
        for (int i = 0; i < 50_000; i++)
        {
            // The number and the first link are only ever held by raw references, each consumed by the next allocation.
            GcRef<Link> link = m.NewLink(m.NewLink(number: m.NewNumber(i), index: i), index: -i);
            Assert.Equal(-i, link.Index);
            Assert.Equal(i, link.Next.Index);
            Assert.Equal(i, link.Next.Number.Value);
        }

        Assert.True(heap.GetStatistics().Collections > 10);
    }

    [Fact]
    public void A_handle_passed_to_an_allocation_follows_what_a_later_argument_moves()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> next = m.Local(m.NewLink(index: 1));

        GcRef<Link> link = m.NewLink(next, CollectAndNewNumber(m));

        Assert.Equal((1, 2), (link.Next.Index, link.Number.Value));

        static GcRef<Number> CollectAndNewNumber(ListHeap.Mutator m)
        {
            m.Collect();
            return m.NewNumber(2);
        }
    }

    [Fact]
    public void Objects_of_the_largest_size_are_whole_and_a_region_holds_eight()
    {
        using ShapesHeap heap = new(new GcHeapOptions { HeapSize = 16 << 20 });
        using ShapesHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Page> first = m.Local(m.NewPage());
        first.Bytes.Fill(1);
        for (int i = 2; i <= 100; i++)
        {
            first.Ref = m.NewPage(first);
            first.Bytes.Fill((byte)i);
        }

        m.Collect();

        int expected = 100;
        for (GcRef<Page> page = first; !page.IsNull; page = page.Next)
        {
            Assert.Equal(-1, page.Bytes.IndexOfAnyExcept((byte)expected));
            expected--;
        }

        Assert.Equal(0, expected);
        Assert.Equal(100 * GcHeap.MaxObjectSize, heap.GetStatistics().LiveBytes);
    }

    [Fact]
    public void Types_with_an_edge_have_no_header_and_types_without_one_have_eight_bytes_of_it()
    {
        Assert.Equal(32, LiveBytesOf<QuadHeap, QuadHeap.Mutator>(new QuadHeap(), heap => heap.Attach(), m => m.Persistent(m.NewQuad())));
        Assert.Equal(16, LiveBytesOf<Quad32Heap, Quad32Heap.Mutator>(new Quad32Heap(), heap => heap.Attach(), m => m.Persistent(m.NewQuad32())));
        Assert.Equal(24, LiveBytesOf<ListHeap, ListHeap.Mutator>(new ListHeap(), heap => heap.Attach(), m => m.Persistent(m.NewLink())));
        Assert.Equal(16, LiveBytesOf<ListHeap, ListHeap.Mutator>(new ListHeap(), heap => heap.Attach(), m => m.Persistent(m.NewNumber())));
        Assert.Equal(16, LiveBytesOf<ShapesHeap, ShapesHeap.Mutator>(new ShapesHeap(), heap => heap.Attach(), m => m.Persistent(m.NewFlag())));
        Assert.Equal(56, LiveBytesOf<ShapesHeap, ShapesHeap.Mutator>(new ShapesHeap(), heap => heap.Attach(), m => m.Persistent(m.NewLetter())));
    }

    private static long LiveBytesOf<THeap, TMutator>(THeap heap, Func<THeap, TMutator> attach, Func<TMutator, IDisposable> allocate)
        where THeap : GcHeap
        where TMutator : GcMutator
    {
        using (heap)
        using (TMutator m = attach(heap))
        using (allocate(m))
        {
            m.Collect();
            return heap.GetStatistics().LiveBytes;
        }
    }
}
