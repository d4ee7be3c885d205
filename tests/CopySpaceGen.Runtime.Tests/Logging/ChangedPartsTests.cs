using System.Runtime.CompilerServices;
using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049 // An outdated place is what is tested.

namespace CopySpaceGen.Tests.Logging;

/// <summary>What a heap with field logging tells of edges in structs that are parts of objects, however they are written.</summary>
public unsafe class ChangedPartsTests
{
    [Fact]
    public void A_struct_that_is_written_lists_all_edges_in_it_with_their_holder()
    {
        using LoggedMapHeap heap = new(new GcHeapOptions { Checked = true });
        using LoggedMapHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedMap> map = m.Local(m.NewLoggedMap(3, id: 1));
        map.WriteFirst().Key = map;
        Assert.Equal(["1._first._key", "1._first._value"], Changes(heap));
        Assert.True(map.First.Key == map && map.First.Value.IsNull);
        map.WriteFirst().Hash = 7;
        Assert.Equal(7, map.First.Hash);
        Assert.Equal(2, Changes(heap).Count);
        heap.Verify();
    }

    [Fact]
    public void A_struct_that_is_assigned_as_a_whole_or_writes_itself_is_listed()
    {
        using LoggedMapHeap heap = new();
        using LoggedMapHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedMap> source = m.Local(m.NewLoggedMap(1, id: 1));
        source.WriteFirst().Key = source;
        Local<LoggedMap> map = m.Local(m.NewLoggedMap(1, id: 2));
        m.Collect();

        LoggedEntry copy = source.First;
        copy.Value = map;
        copy.Hash = 5;
        Assert.Empty(Changes(heap));
        map.WriteFirst() = copy;
        Assert.Equal(["2._first._key", "2._first._value"], Changes(heap));
        Assert.True(map.First.Key == source && map.First.Value == map && map.First.Hash == 5 && source.First.Value.IsNull);

        m.Collect();
        map.WriteFirst().Swap();
        Assert.Equal(["2._first._key", "2._first._value"], Changes(heap));
        Assert.True(map.First.Key == map && map.First.Value == source && !map.First.IsSymmetric);
        heap.Verify();
    }

    [Fact]
    public void Elements_of_a_tail_are_listed_whatever_the_span_is_used_for()
    {
        using LoggedMapHeap heap = new();
        using LoggedMapHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedMap> map = m.Local(m.NewLoggedMap(5, id: 1));
        map.WriteItemsAt(4).Value = map;
        Assert.Equal(["1._items._key[4]", "1._items._value[4]"], Changes(heap));
        m.Collect();

        map.WriteItems(1, 2).Fill(map.ItemsAt(4));
        Assert.Equal(["1._items._key[1]", "1._items._value[1]", "1._items._key[2]", "1._items._value[2]"], Changes(heap));
        Assert.True(map.Items[1].Value == map && map.Items[2].Value == map && map.Items[0].Value.IsNull && map.Items[3].Value.IsNull);
        m.Collect();

        map.Items[..2].CopyTo(map.WriteItems(3, 2));
        Assert.Equal(4, Changes(heap).Count);
        Assert.True(map.Items[3].Value.IsNull && map.Items[4].Value == map);
        map.WriteItems().Clear();
        Assert.Equal(10, Changes(heap).Count);
        Assert.True(map.Items[2].Value.IsNull);
        heap.Verify();
    }

    [Fact]
    public void Elements_of_an_array_are_listed()
    {
        using LoggedMapHeap heap = new();
        using LoggedMapHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedMap> map = m.Local(m.NewLoggedMap(0, id: 1));
        map.WriteSomeAt(2).Key = map;
        Assert.Equal(["1._some[2]._key", "1._some[2]._value"], Changes(heap));
        map.WriteSome()[0] = map.Some[2];
        Assert.Equal(6, Changes(heap).Count);
        Assert.True(map.Some[0].Key == map);
        m.Collect();

        map.Few.Set(3, map);
        Assert.Equal(["1._few[3]"], Changes(heap));
        map.Few.Slice(3, 1).CopyTo(map.Few.Slice(1, 1));
        map.Few.Slice(2, 1).Fill(map);
        Assert.Equal(["1._few[3]", "1._few[1]", "1._few[2]"], Changes(heap));
        heap.Verify();
    }

    [Fact]
    public void What_is_in_a_struct_is_written_through_it()
    {
        using LoggedMapHeap heap = new();
        using LoggedMapHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedMap> map = m.Local(m.NewLoggedMap(0, id: 1));
        ref LoggedPlace place = ref map.WritePlace();
        place.WriteEntry().Key = map;
        place.WriteEntries()[1].Value = map;
        place.WriteFew().Set(2, map);
        place.WriteX() = 8;
        place.WriteName()[3] = 9;
        List<string> changes = Changes(heap);
        Assert.Equal(2 + 6 + 4, changes.Count);
        Assert.Equal(["1._place._entry._key", "1._place._entry._value", "1._place._entries[0]._key"], changes[..3]);
        Assert.Equal("1._place._few[3]", changes[^1]);

        ref readonly LoggedPlace read = ref map.Place;
        Assert.True(read.Entry.Key == map && read.Entries[1].Value == map && read.Few[2] == map && read.Few[1].IsNull);
        Assert.Equal((8, 9), (read.X, read.Name[3]));
        read.Few.Slice(2, 2).CopyTo(map.Few);
        Assert.True(map.Few[0] == map && map.Few[1].IsNull);
        Assert.Equal(["1._few[0]", "1._few[1]"], Changes(heap)[12..]);
        heap.Verify();
    }

    [Fact]
    public void Edges_are_listed_of_an_object_that_no_root_reaches()
    {
        using LoggedMapHeap heap = new();
        using LoggedMapHeap.Mutator m = heap.Attach();
        GcRef<LoggedMap> map = m.NewLoggedMap(1, id: 1);
        map.WriteItemsAt(0).Key = map;
        map.Few.Set(0, map);
        Assert.Equal(["1._items._key[0]", "1._items._value[0]", "1._few[0]"], Changes(heap));
    }

    [Fact]
    public void Reading_lists_nothing()
    {
        using LoggedMapHeap heap = new();
        using LoggedMapHeap.Mutator m = heap.Attach();
        GcRef<LoggedMap> map = m.NewLoggedMap(2, id: 1);
        Assert.True(map.First.Key.IsNull && map.First.IsSymmetric && map.Place.Few[1].IsNull && map.Place.Entries[2].Value.IsNull);
        foreach (ref readonly LoggedEntry entry in map.Items)
        {
            Assert.True(entry.Key.IsNull && entry.Hash == 0);
        }

        Assert.Empty(Changes(heap));
    }

    [Fact]
    public void What_was_handed_out_before_a_collection_is_not_written_unlisted()
    {
        using LoggedMapHeap heap = new();
        using LoggedMapHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedMap> map = m.Local(m.NewLoggedMap(100_000, id: 1));
        ref LoggedEntry entry = ref map.WriteItemsAt(70_000);
        m.Collect();
        Assert.Contains("Ask its object", Fails(ref entry, map).Message, StringComparison.Ordinal);
        Assert.True(map.ItemsAt(70_000).Key.IsNull);
        Assert.Empty(Changes(heap));

        // Nor is what was never handed out to be written.
        Fails(ref Unsafe.AsRef(in map.First), map);
        entry = ref map.WriteItemsAt(70_000);
        entry.Key = map;
        Assert.Equal(["1._items._key[70000]", "1._items._value[70000]"], Changes(heap));
        heap.Verify();

        static InvalidOperationException Fails(ref LoggedEntry entry, Local<LoggedMap> map)
        {
            try
            {
                entry.Key = map;
            }
            catch (InvalidOperationException exception)
            {
                return exception;
            }

            throw new Xunit.Sdk.XunitException("The write did not fail.");
        }
    }

    [Fact]
    public void A_copy_of_4_byte_references_can_be_written_back_but_not_read()
    {
        using LoggedBoxHeap heap = new(new GcHeapOptions { Checked = true });
        using LoggedBoxHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedBox> box = m.Local(m.NewLoggedBox(3));
        box.WriteItemsAt(1).To = box;
        LoggedThin copy = box.Items[1];
        LoggedThin none = box.Items[0];
        Assert.True(none.To.IsNull);
        bool failed = false;
        try
        {
            _ = copy.To;
        }
        catch (InvalidOperationException exception)
        {
            failed = exception.Message.Contains("from a copy", StringComparison.Ordinal);
        }

        Assert.True(failed);
        box.WriteThin() = copy;
        Assert.True(box.Thin.To == box);
        int count = 0;
        foreach (GcChangedEdge<LoggedBoxHeap> edge in heap.ChangedEdges())
        {
            Assert.True(edge.Holder == box.Ref);
            Assert.Equal(count++ == 0 ? ("_items._to", 1) : ("_thin._to", -1), (edge.Field, edge.Index));
        }

        Assert.Equal(2, count);
    }

    [Fact]
    public void What_cannot_be_handed_out_is_not_listed()
    {
        using LoggedMapHeap heap = new();
        nuint address;
        using (LoggedMapHeap.Mutator m = heap.Attach())
        {
            address = (nuint)GcAccess.Target(m.NewLoggedMap(3, id: 1));
            Assert.Throws<IndexOutOfRangeException>(() => GcAccess.Reference((LoggedMap*)address).WriteItemsAt(3).Hash);
            Assert.Throws<IndexOutOfRangeException>(() => GcAccess.Reference((LoggedMap*)address).WriteSomeAt(-1).Hash);
            Assert.Throws<ArgumentOutOfRangeException>(() => GcAccess.Reference((LoggedMap*)address).WriteItems(2, 2).Length);
            Assert.Throws<ArgumentOutOfRangeException>(() => GcAccess.Reference((LoggedMap*)address).WriteItems(-1, 1).Length);
            Assert.Throws<ArgumentOutOfRangeException>(() => GcAccess.Reference((LoggedMap*)address).WriteItems(1, -1).Length);
            Assert.Throws<NullReferenceException>(static () => GcRef<LoggedMap>.Null.WriteFirst().Hash);
            Assert.Throws<NullReferenceException>(static () => GcRef<LoggedMap>.Null.WriteItems().Length);
            Assert.Equal(0, GcAccess.Reference((LoggedMap*)address).WriteItems(3, 0).Length);
            Assert.Empty(Changes(heap));
        }

        Assert.Contains(
            "not attached",
            Assert.Throws<InvalidOperationException>(() => GcAccess.Reference((LoggedMap*)address).WriteFirst().Hash).Message,
            StringComparison.Ordinal);
    }

    private static List<string> Changes(LoggedMapHeap heap)
    {
        List<string> changes = [];
        foreach (GcChangedEdge<LoggedMapHeap> edge in heap.ChangedEdges())
        {
            Assert.True(edge.TryGetHolder(out GcRef<LoggedMap> map));
            changes.Add($"{map.Id}.{edge.Field}{(edge.Index < 0 ? "" : $"[{edge.Index}]")}");
        }

        return changes;
    }
}
