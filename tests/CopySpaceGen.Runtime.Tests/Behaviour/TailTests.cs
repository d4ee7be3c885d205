using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

public class TailTests
{
    [Fact]
    public void A_new_tail_is_zero_or_a_copy_of_what_is_given()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();

        // So that memory is used again, and not zero by chance.
        for (int i = 0; i < 100_000; i++)
        {
            m.NewBlob(100).Bytes.Fill(0xFF);
        }

        using GcScope scope = m.OpenScope();
        Local<Blob> blob = m.Local(m.NewBlob(1001));
        Assert.Equal(1001, blob.Length);
        Assert.Equal(-1, blob.Bytes.IndexOfAnyExcept((byte)0));
        Assert.Equal("", m.NewText(0).Chars.ToString());
        Assert.Equal("a text", m.NewText("a text").Chars.ToString());
        TextListAccessors.TextsView texts = m.NewTextList(3).Texts;
        Assert.True(texts[0].IsNull && texts[1].IsNull && texts[2].IsNull);
    }

    [Fact]
    public void It_can_be_copied_from_an_object_of_the_same_heap_though_the_allocation_collects()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20 });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Text> text = m.Local(m.NewText(new string('x', 3000)));
        for (int i = 0; i < 2000; i++)
        {
            text.Ref = m.NewText(text.Chars);
            Assert.Equal(-1, text.Chars.IndexOfAnyExcept('x'));
            Assert.Equal(3000, text.Length);
        }

        Assert.True(heap.GetStatistics().Collections > 1);
    }

    [Fact]
    public void An_object_takes_its_fields_and_its_elements_rounded_up()
    {
        Assert.Equal((8, 8, 16, 8192), (SizeOf(m => m.NewText(0)), SizeOf(m => m.NewText(2)), SizeOf(m => m.NewText(3)), SizeOf(m => m.NewText(4094))));
        Assert.Equal((8, 16, 16), (SizeOf(m => m.NewBlob(0)), SizeOf(m => m.NewBlob(1)), SizeOf(m => m.NewBlob(8))));
        Assert.Equal((16, 24, 40), (SizeOf(m => m.NewTextList(0)), SizeOf(m => m.NewTextList(1)), SizeOf(m => m.NewTextList(3))));
        Assert.Equal((8, 32, 80), (SizeOf(m => m.NewTable(0)), SizeOf(m => m.NewTable(1)), SizeOf(m => m.NewTable(3))));
    }

    [Fact]
    public void An_index_that_is_not_in_it_throws()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        Assert.Throws<IndexOutOfRangeException>(() => { _ = m.NewTextList(3).Texts[3]; });
        Assert.Throws<IndexOutOfRangeException>(() => { _ = m.NewTextList(3).Texts[-1]; });
        Assert.Throws<IndexOutOfRangeException>(() => m.NewTextList(0).Texts.Set(0, default));
        Assert.Throws<IndexOutOfRangeException>(() => m.NewTable(3).Slots[3].Hash);
        Assert.Throws<IndexOutOfRangeException>(() => m.NewBlob(3).BytesAt(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = m.NewTextList(3).Texts.Slice(1, 3); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = m.NewTextList(3).Texts.Slice(-1, 1); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = m.NewTextList(3).Texts.Slice(1, -1); });
    }

    [Fact]
    public void Ranges_of_edges_are_filled_and_copied()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<TextList> list = m.Local(m.NewTextList(6));
        for (int i = 0; i < 6; i++)
        {
            GcRef<Text> text = m.NewText(i.ToString());
            list.Texts.Set(i, text);
        }

        list.Texts.Slice(0, 4).CopyTo(list.Texts.Slice(1, 5));
        Assert.Equal("001235", Content(list));
        list.Texts.Slice(2, 4).CopyTo(list.Texts);
        Assert.Equal("123535", Content(list));
        list.Texts.Slice(1, 2).Fill(list.Texts[0]);
        Assert.Equal("111535", Content(list));
        list.Texts.Slice(1, 5).Slice(3, 2).Fill(list.Texts[0]);
        Assert.Equal("111511", Content(list));
        list.Texts.Slice(1, 2).Fill(GcRef<Text>.Null);
        m.Collect();
        Assert.True(list.Texts[1].IsNull && list.Texts[2].IsNull && !list.Texts[3].IsNull);
        Assert.Throws<ArgumentOutOfRangeException>(() => CopyToTooFew(m));
    }

    private static string Content(GcRef<TextList> list)
    {
        string content = "";
        for (nint i = 0; i < list.Texts.Length; i++)
        {
            content += list.Texts[i].Chars.ToString();
        }

        return content;
    }

    private static void CopyToTooFew(TailsHeap.Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<TextList> longer = m.Local(m.NewTextList(3));
        GcRef<TextList> shorter = m.NewTextList(2);
        longer.Texts.CopyTo(shorter.Texts);
    }

    [Fact]
    public void Objects_fill_a_region_to_its_last_byte()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 4 << 20 });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();

        // Eight of them fill a region of 64 KiB, so the end of each last tail is that of its region.
        Local<TextList> list = m.Local(m.NewTextList(0));
        for (int i = 0; i < 64; i++)
        {
            GcRef<TextList> next = m.NewTextList(1022, next: list);
            next.Texts.Set(1021, GcRef<Text>.Null);
            list.Ref = next;
            GcRef<Text> text = m.NewText("end");
            list.Texts.Set(1021, text);
        }

        m.Collect();
        m.Collect();
        GcRef<TextList> node = list;
        for (int i = 0; i < 64; i++, node = node.Next)
        {
            Assert.Equal("end", node.Texts[1021].Chars.ToString());
        }

        Assert.Equal(0, node.Texts.Length);
    }

    private delegate GcRef<T> Allocate<T>(TailsHeap.Mutator m) where T : unmanaged;

    private static long SizeOf<T>(Allocate<T> allocate) where T : unmanaged, IHeapObject<TailsHeap>
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        using Persistent<T> root = m.Persistent(allocate(m));
        m.Collect();
        return heap.GetStatistics().LiveBytes;
    }
}
