using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049, CSG0050 // Outdated references are what is tested.

namespace CopySpaceGen.Tests.Behaviour;

public class CheckedModeTests
{
    private static readonly GcHeapOptions s_checked = new() { Checked = true };

    [Fact]
    public void It_is_on_by_default_where_the_project_says_so() => Assert.True(new GcHeapOptions().Checked);

    [Fact]
    public void A_reference_used_after_a_collection_throws_and_says_what_to_write()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        foreach (int collections in new[] { 1, 2, 3, 4 })
        {
            GcStaleReferenceException thrown = Assert.Throws<GcStaleReferenceException>(() =>
            {
                GcRef<Link> link = m.NewLink(index: 1);
                Assert.Equal(1, link.Index);
                for (int i = 0; i < collections; i++)
                {
                    m.Collect();
                }

                link.Index++;
            });
            Assert.Contains("GcRef<Link>", thrown.Message, StringComparison.Ordinal);
            Assert.Contains("Local<Link>", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_reference_used_after_an_allocation_throws_whether_it_collected_or_not()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        Assert.Throws<GcStaleReferenceException>(() =>
        {
            GcRef<Link> link = m.NewLink();
            m.NewNumber();
            link.Index++;
        });
        Assert.Equal(0, heap.GetStatistics().Collections);
    }

    [Fact]
    public void Every_use_is_checked()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        Expect(link => { _ = link.Next; });
        Expect(link => link.Next = default);
        Expect(link => { _ = link.Number; });
        Expect(link => { _ = link == m.NewLink(); });
        Expect(link => m.NewLink(link));
        Expect(link =>
        {
            GcRef<Link> holder = m.NewLink();
            holder.Next = link;
        });
        Expect(link => { m.Persistent(link); });
        Expect(link =>
        {
            using GcScope scope = m.OpenScope();
            m.Local(link);
        });

        void Expect(Use use) => Assert.Throws<GcStaleReferenceException>(() =>
        {
            GcRef<Link> link = m.NewLink();
            m.Collect();
            use(link);
        });
    }

    private delegate void Use(GcRef<Link> link);

    [Fact]
    public void What_is_read_again_or_rooted_is_not_stale()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> local = m.Local(m.NewLink(m.NewLink(index: 2), index: 1));
        using Persistent<Link> persistent = m.Persistent(local.Next);
        using Weak<Link> weak = m.Weak(local);
        for (int i = 0; i < 70_000; i++)
        {
            m.Collect();
            Assert.Equal(2, local.Next.Index);
            Assert.Equal(1, weak.Ref.Index);
            Assert.True(persistent.Ref == local.Next);
        }
    }

    [Fact]
    public unsafe void Memory_that_no_object_is_in_is_poisoned_after_a_collection()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        Number* number = GcAccess.Target(m.NewNumber(1));
        m.Collect();
        Assert.Equal(0xDBDBDBDBDBDBDBDB, (ulong)number->Value);
    }

    [Fact]
    public void Heaps_with_and_without_checks_live_side_by_side()
    {
        using ListHeap strict = new(s_checked);
        using ListHeap lax = new(new GcHeapOptions { Checked = false });
        using ListHeap.Mutator s = strict.Attach();
        using ListHeap.Mutator l = lax.Attach();
        GcRef<Number> outdated = l.NewNumber(1);
        GcRef<Number> current = s.NewNumber(2);
        l.Collect();
        Assert.Equal(2, current.Value);
        Assert.True(strict.Contains(current));
        Assert.False(lax.Contains(current));
        Assert.True(lax.Contains(outdated));
        Assert.False(strict.Contains(GcRef<Number>.Null));
    }
}
