using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

public class WeakTests
{
    [Fact]
    public void A_weak_handle_follows_a_living_object_of_any_kind()
    {
        using ShapesHeap heap = new();
        using ShapesHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Person> person = m.Local(m.NewPerson(age: 1));
        Local<City> city = m.Local(m.NewCity(kind: CityKind.Capital));
        Local<Letter> letter = m.Local(m.NewLetter(length: 3));
        Local<Flag> flag = m.Local(m.NewFlag(isUp: true));
        using Weak<Person> weakPerson = m.Weak(person);
        using Weak<City> weakCity = m.Weak(city);
        using Weak<Letter> weakLetter = m.Weak(letter);
        using Weak<Flag> weakFlag = m.Weak(flag);

        for (int i = 0; i < 3; i++)
        {
            m.Collect();
            Assert.True(weakPerson.Ref == person.Ref && weakCity.Ref == city.Ref && weakLetter.Ref == letter.Ref && weakFlag.Ref == flag.Ref);
        }

        Assert.Equal(1, weakPerson.Ref.Age);
        Assert.True(weakFlag.Ref.IsUp);
    }

    [Fact]
    public void It_becomes_null_when_its_object_dies_and_stays_null()
    {
        using ShapesHeap heap = new();
        using ShapesHeap.Mutator m = heap.Attach();
        using Weak<Person> weak = m.Weak(m.NewPerson());
        using Weak<Flag> leaf = m.Weak(m.NewFlag());
        m.Collect();
        Assert.True(weak.Ref.IsNull && leaf.Ref.IsNull);
        m.NewPerson();
        m.Collect();
        Assert.True(weak.Ref.IsNull && leaf.Ref.IsNull);
    }

    [Fact]
    public void It_follows_a_large_object_whose_edge_refers_to_a_copy()
    {
        using RopeHeap heap = new();
        using RopeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Rope> small = m.Local(m.NewRope(1));
        Local<Rope> large = m.Local(m.NewRope(20_000, next: small));
        using Weak<Rope> weak = m.Weak(large);
        for (int i = 0; i < 3; i++)
        {
            m.Collect();
            Assert.True(weak.Ref == large.Ref);
            Assert.True(large.Next == small.Ref);
        }
    }

    [Fact]
    public void It_becomes_null_when_its_object_dies_though_that_refers_to_a_large_one()
    {
        using RopeHeap heap = new();
        using RopeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Rope> large = m.Local(m.NewRope(20_000));

        // Twice, since the large object lies where one of the two regions would be.
        for (int i = 0; i < 2; i++)
        {
            using Weak<Rope> weak = m.Weak(m.NewRope(1, next: large));
            m.Collect();
            Assert.True(weak.Ref.IsNull);
        }
    }

    [Fact]
    public void Disposed_handles_and_handles_of_null_are_harmless()
    {
        using QuadHeap heap = new();
        using QuadHeap.Mutator m = heap.Attach();
        Weak<Quad> gone = m.Weak(m.NewQuad());
        gone.Dispose();
        using Weak<Quad> none = m.Weak(GcRef<Quad>.Null);
        m.Collect();
        Assert.True(none.Ref.IsNull);
        Assert.Throws<ObjectDisposedException>(() => { _ = gone.Ref; });
    }
}
