using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Verification;

/// <summary>Heaps that are sound, and heaps that unsafe code has damaged in one place each.</summary>
public unsafe class VerificationTests
{
    private delegate void Damage(TailsHeap.Mutator m, Local<TextList> list);

    [Fact]
    public void A_sound_heap_is_counted_by_type()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<TextList> list = m.Local(m.NewTextList(3));
        GcRef<Text> text = m.NewText("abc");
        list.Texts.Set(0, text);
        list.Texts.Set(2, text);
        using Persistent<Blob> blob = m.Persistent(m.NewBlob(20_000));
        using Weak<Text> weak = m.Weak(m.NewText("weak"));

        GcCensus census = heap.Verify();
        Assert.Equal(["TextList", "Table", "Blob", "Wheel", "Text"], census.Types.Select(type => type.Name));
        Assert.Equal([(1L, 40L), (0, 0), (1, 20_480), (0, 0), (1, 16)], census.Types.Select(type => (type.Objects, type.Bytes)));
        Assert.Equal((3, 20_536), (census.Objects, census.Bytes));
        m.Collect();
        Assert.Equal(20_536, heap.GetStatistics().LiveBytes);
        Assert.Equal(20_536, heap.Verify().Bytes);
    }

    [Fact]
    public void Only_the_attached_thread_may_verify()
    {
        using TailsHeap heap = new();
        Assert.Throws<InvalidOperationException>(() => heap.Verify());
        heap.Dispose();
        Assert.Throws<ObjectDisposedException>(() => heap.Verify());
    }

    [Fact]
    public void A_reference_that_is_no_multiple_of_8_is_found() =>
        AssertFound((m, list) => Word(list) += 4, "root 0 -> TextList._next holds 0x", "no multiple of 8");

    [Fact]
    public void A_reference_out_of_the_heap_is_found() =>
        AssertFound((m, list) => Word(list) = 0x1000, "root 0 -> TextList._next refers to 0x1000", "outside of the heap");

    [Fact]
    public void A_reference_that_was_not_updated_is_found() => AssertFound(
        (m, list) =>
        {
            nuint old = Word(list);
            m.Collect();
            Word(list) = old;
        },
        "root 0 -> TextList._next refers to",
        "a reference was not updated");

    [Fact]
    public void A_reference_to_what_was_never_allocated_is_found() =>
        AssertFound((m, list) => Word(list) += 32 * 1024, "root 0 -> TextList._next refers to", "no object has been allocated there");

    [Fact]
    public void A_reference_into_an_object_is_found() => AssertFound(
        (m, list) => TextWord(list.Next, 1) = TextWord(list.Next, 0) + 8,
        "root 0 -> TextList._next -> TextList._texts[1] refers to",
        "inside of a Text of");

    [Fact]
    public void A_reference_to_an_object_of_another_type_is_found() => AssertFound(
        (m, list) => TextWord(list.Next, 1) = (nuint)GcAccess.Target(list),
        "root 0 -> TextList._next -> TextList._texts[1] refers to",
        "as a Text, which is a TextList (root 0)");

    [Fact]
    public void A_length_that_cannot_be_is_found() => AssertFound(
        (m, list) => *(int*)TextWord(list.Next, 0) = 1_000_000,
        "TextList._texts[0] refers to",
        "a Text of 2000008 bytes, which would reach beyond");

    [Fact]
    public void A_dead_large_object_is_found() => AssertFound(
        (m, list) =>
        {
            GcRef<TextList> large = m.NewTextList(5000);
            nuint address = (nuint)GcAccess.Target(large);
            m.Collect();
            Word(list) = address;
        },
        "root 0 -> TextList._next refers to",
        "the large object there is dead");

    [Fact]
    public void What_a_weak_handle_refers_to_is_checked_too()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        using Weak<Text> weak = m.Weak(m.NewText("abc"));
        heap.Verify();
        *(int*)GcAccess.Target(weak.Ref) = 1_000_000;
        string message = Assert.Throws<GcVerificationException>(() => heap.Verify()).Message;
        Assert.Contains("a weak handle refers to", message, StringComparison.Ordinal);
        Assert.Contains("a Text of 2000008 bytes", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_header_is_found()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Cell> cell = m.Local(m.NewCell());
        cell.Head = m.NewBoxed(number: 1).Any;
        ((nuint*)GcAccess.Target(cell.Head.As<Boxed>()))[-1] = 100;
        string message = Assert.Throws<GcVerificationException>(() => heap.Verify()).Message;
        Assert.Contains("root 0 -> Cell._head refers to", message, StringComparison.Ordinal);
        Assert.Contains("whose header 0x64 is that of no type", message, StringComparison.Ordinal);
        ((nuint*)GcAccess.Target(cell.Ref))[-1] = 100;
        Assert.Contains("not that of a Cell", Assert.Throws<GcVerificationException>(() => heap.Verify()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ends_of_a_long_path_are_shown()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        GcRef<TextList> first = m.NewTextList(0);
        *(nuint*)GcAccess.Target(first) = 0x1004;
        Local<TextList> list = m.Local(first);
        for (int i = 0; i < 100_000; i++)
        {
            list.Ref = m.NewTextList(0, next: list);
        }

        string message = Assert.Throws<GcVerificationException>(() => heap.Verify()).Message;
        Assert.Contains("root 0 -> TextList._next", message, StringComparison.Ordinal);
        Assert.Contains(" -> ... -> ", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 100, 1000);
    }

    [Fact]
    public void Every_collection_is_followed_by_it_where_the_options_say_so()
    {
        using TailsHeap heap = new(new GcHeapOptions { VerifyEveryCollection = true });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<TextList> list = m.Local(m.NewTextList(5000));
        GcRef<Text> text = m.NewText("abc");
        list.Texts.Set(4000, text);
        m.Collect();

        // The collection copies it as if it were sound.
        *(int*)TextWord(list, 4000) = 40;
        m.NewText("behind it");
        m.Collect();
        m.NewText("behind it");
        *(int*)TextWord(list, 4000) = 4090;
        Assert.Throws<GcVerificationException>(() =>
        {
            heap.Verify();
        });
    }

    [Fact]
    public void A_collection_that_would_copy_more_than_was_allocated_ends_with_an_error()
    {
        const int Texts = 20;
        const int Pieces = 250;
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 2 << 20, Checked = false });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<TextList> list = m.Local(m.NewTextList(Texts * Pieces));
        for (int i = 0; i < Texts; i++)
        {
            // At each address within its first half there seems to be a text of 1500 characters.
            GcRef<Text> text = m.NewText(new string('\0', 4000));
            byte* address = (byte*)GcAccess.Target(text);
            new Span<long>(address + 8, 800).Fill(1500);
            for (int piece = 0; piece < Pieces; piece++)
            {
                TextWord(list, (i * Pieces) + piece) = (nuint)(address + (16 * (piece + 1)));
            }
        }

        Assert.Contains("copy more than was ever allocated", Assert.Throws<GcVerificationException>(m.Collect).Message, StringComparison.Ordinal);
        Assert.Contains("The heap is lost", Assert.Throws<InvalidOperationException>(() => { m.NewText("abc"); }).Message, StringComparison.Ordinal);
    }

    private static void AssertFound(Damage damage, params string[] parts)
    {
        // Not checked mode, whose poison would be in the way of some of the damage.
        using TailsHeap heap = new(new GcHeapOptions { Checked = false });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<TextList> list = m.Local(m.NewTextList(2));
        GcRef<TextList> next = m.NewTextList(2);
        list.Next = next;
        GcRef<Text> text = m.NewText("ab\u0001\0, which looks like a text of one character inside");
        list.Next.Texts.Set(0, text);
        heap.Verify();
        damage(m, list);
        string message = Assert.Throws<GcVerificationException>(() => heap.Verify()).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));

        // So that what is disposed of is sound.
        Word(list) = 0;
    }

    private static ref nuint Word(Local<TextList> list) => ref *(nuint*)GcAccess.Target(list);

    private static ref nuint TextWord(GcRef<TextList> list, int index) => ref ((nuint*)((byte*)GcAccess.Target(list) + 16))[index];
}
