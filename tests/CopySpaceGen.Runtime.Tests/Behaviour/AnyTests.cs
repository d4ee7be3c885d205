using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049 // Outdated references are what is tested.

namespace CopySpaceGen.Tests.Behaviour;

public class AnyTests
{
    [Fact]
    public void A_value_is_an_integer_a_bool_a_char_nothing_or_a_reference()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Cell> cell = m.Local(m.NewCell());
        Assert.True(cell.Head.IsNothing && cell.Head.Kind == ValuesHeap.Kind.Nothing);

        foreach (long number in new[] { 0, 1, -1, int.MinValue, long.MaxValue >> 1, long.MinValue >> 1 })
        {
            cell.Head = number;
            m.Collect();
            Assert.True(cell.Head.IsInteger && cell.Head.Kind == ValuesHeap.Kind.Integer && cell.Head == number);
            Assert.Equal(number, cell.Head.AsInteger());
        }

        foreach (bool truth in new[] { false, true })
        {
            cell.Head = truth;
            m.Collect();
            Assert.True(cell.Head.IsBoolean && cell.Head.Kind == ValuesHeap.Kind.Boolean);
            Assert.Equal(truth, cell.Head.AsBoolean());
        }

        foreach (char letter in new[] { '\0', 'a', '\uFFFF' })
        {
            cell.Head = letter;
            m.Collect();
            Assert.True(cell.Head.IsCharacter && cell.Head.Kind == ValuesHeap.Kind.Character);
            Assert.Equal(letter, cell.Head.AsCharacter());
        }

        GcRef<Boxed> boxed = m.NewBoxed(number: 5);
        cell.Head = boxed.Any;
        m.Collect();
        Assert.True(cell.Head.IsReference && cell.Head.Kind == ValuesHeap.Kind.Boxed);
        Assert.True(cell.Head.Is<Boxed>() && !cell.Head.Is<Cell>());
        Assert.Equal(5, cell.Head.As<Boxed>().Number);
        Assert.True(cell.Head.TryAs(out GcRef<Boxed> found) && found.Number == 5);
        Assert.False(cell.Head.TryAs(out GcRef<Cell> none));
        Assert.True(none.IsNull);
    }

    [Fact]
    public void No_two_kinds_of_values_are_equal()
    {
        string[] texts = [.. Enumerable.Range(0, 6).Select(Describe)];
        Assert.Equal(["nothing", "1", "true", "'\u0001'", "false", "0"], texts);
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                Assert.Equal(i == j, ValueOf(i) == ValueOf(j));
            }
        }

        static string Describe(int index) => ValueOf(index).ToString();
        static GcAny<ValuesHeap> ValueOf(int index) => index switch
        {
            0 => GcAny<ValuesHeap>.Nothing,
            1 => 1,
            2 => true,
            3 => '\u0001',
            4 => false,
            _ => 0,
        };
    }

    [Fact]
    public void What_it_is_not_throws_and_says_what_it_is()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        Assert.Contains("nothing", Assert.Throws<InvalidCastException>(() => m.NewCell().Head.AsInteger()).Message, StringComparison.Ordinal);
        Assert.Contains("12", Assert.Throws<InvalidCastException>(() => m.NewCell(head: 12).Head.AsBoolean()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidCastException>(() => m.NewCell(head: true).Head.AsCharacter());
        string message = Assert.Throws<InvalidCastException>(() => { _ = m.NewBoxed().Any.As<Cell>(); }).Message;
        Assert.Contains("not a Cell but Boxed", message, StringComparison.Ordinal);
        Assert.Contains("TryAs<Cell>()", message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => m.NewCell(head: long.MaxValue));
    }

    [Fact]
    public void An_edge_to_any_object_holds_no_values()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        for (long value = 0; value < 8; value++)
        {
            Assert.Contains("GcValue", Assert.Throws<ArgumentException>(() => m.NewEither(target: value)).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => SetAny(m));

        static void SetAny(ValuesHeap.Mutator m)
        {
            GcRef<Either> either = m.NewEither();
            either.Target = true;
        }
    }

    [Fact]
    public void An_edge_to_some_types_refers_to_no_others()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Either> either = m.Local(m.NewEither());
        either.Choice = m.NewCell(head: 1).Any;
        Assert.Equal(ValuesHeap.Kind.Cell, either.Choice.Kind);
        either.Choice = m.NewBoxed(number: 2).Any;
        m.Collect();
        Assert.Equal(2, either.Choice.As<Boxed>().Number);
        either.Choice = GcAny<ValuesHeap>.Nothing;
        Assert.True(either.Choice.IsNothing);
        string message = Assert.Throws<ArgumentException>(() => ChooseItself(m)).Message;
        Assert.Contains("Either", message, StringComparison.Ordinal);
        Assert.Contains("Cell, Boxed", message, StringComparison.Ordinal);
    }

    private static void ChooseItself(ValuesHeap.Mutator m)
    {
        GcRef<Either> either = m.NewEither();
        either.Choice = either.Any;
    }

    [Fact]
    public void Values_are_rooted_by_handles_and_follow_moves()
    {
        using ValuesHeap heap = new(new GcHeapOptions { Checked = true });
        using ValuesHeap.Mutator m = heap.Attach();
        PersistentAny<ValuesHeap> kept;
        using (m.OpenScope())
        {
            LocalAny<ValuesHeap> list = m.Local(GcAny<ValuesHeap>.Nothing);
            for (int i = 0; i < 1000; i++)
            {
                list.Any = m.NewCell(head: i, tail: list).Any;
            }

            kept = m.Persistent(list);
        }

        for (int collection = 0; collection < 3; collection++)
        {
            m.Collect();
            GcAny<ValuesHeap> rest = kept.Any;
            for (int i = 999; i >= 0; i--)
            {
                GcRef<Cell> cell = rest.As<Cell>();
                Assert.Equal(i, cell.Head.AsInteger());
                rest = cell.Tail;
            }

            Assert.True(rest.IsNothing);
        }

        kept.Dispose();
        m.Collect();
        Assert.Equal(0, heap.GetStatistics().LiveBytes);
        Assert.Throws<ObjectDisposedException>(() => { _ = kept.Any; });
    }

    [Fact]
    public void Values_that_are_no_references_are_held_by_handles_too()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        LocalAny<ValuesHeap> number = m.Local(-7);
        LocalAny<ValuesHeap> letter = m.Local('x');
        using PersistentAny<ValuesHeap> truth = m.Persistent(true);
        for (int i = 0; i < 2; i++)
        {
            m.Collect();
            Assert.Equal(-7, number.Any.AsInteger());
            Assert.Equal('x', letter.Any.AsCharacter());
            Assert.True(truth.Any.AsBoolean());
        }
    }

    [Fact]
    public void An_object_that_several_fields_refer_to_stays_one()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        LocalAny<ValuesHeap> shared = m.Local(m.NewBoxed(number: 1).Any);
        Local<Either> either = m.Local(m.NewEither(choice: shared, target: shared));
        Local<Cell> cell = m.Local(m.NewCell(shared, shared));
        for (int i = 0; i < 2; i++)
        {
            m.Collect();
            Assert.True(either.Choice == shared.Any && either.Target == shared.Any && cell.Head == shared.Any && cell.Tail == shared.Any);
        }
    }

    [Fact]
    public void An_argument_that_is_a_handle_is_read_when_the_object_is_written()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        LocalAny<ValuesHeap> first = m.Local(m.NewBoxed(number: 1).Any);
        GcRef<Cell> cell = m.NewCell(first, Collected(m));
        Assert.Equal((1, 2), (cell.Head.As<Boxed>().Number, cell.Tail.As<Boxed>().Number));

        static GcAny<ValuesHeap> Collected(ValuesHeap.Mutator m)
        {
            m.Collect();
            return m.NewBoxed(number: 2).Any;
        }
    }

    [Fact]
    public void An_outdated_one_is_told_in_checked_mode()
    {
        using ValuesHeap heap = new(new GcHeapOptions { Checked = true });
        using ValuesHeap.Mutator m = heap.Attach();
        string message = Assert.Throws<GcStaleReferenceException>(() =>
        {
            GcAny<ValuesHeap> any = m.NewBoxed(number: 1).Any;
            m.Collect();
            _ = any.Is<Boxed>();
        }).Message;
        Assert.Contains("LocalAny<ValuesHeap>", message, StringComparison.Ordinal);

        // A value that is no reference is never outdated.
        GcAny<ValuesHeap> number = m.NewCell(head: 3).Head;
        m.Collect();
        Assert.Equal(3, number.AsInteger());
    }

    [Fact]
    public void Only_what_edges_to_several_types_reach_has_a_header()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        Assert.Equal(24, SizeOf(heap, m, m.Persistent(m.NewCell())));
        Assert.Equal(16, SizeOf(heap, m, m.Persistent(m.NewBoxed())));
        Assert.Equal(32, SizeOf(heap, m, m.Persistent(m.NewEither())));
        Assert.Equal(16, SizeOf(heap, m, m.Persistent(m.NewHidden())));
        using LoneHeap loneHeap = new();
        using LoneHeap.Mutator lone = loneHeap.Attach();
        Assert.Equal(16, SizeOf(loneHeap, lone, lone.Persistent(lone.NewLone())));
    }

    [Fact]
    public void In_a_heap_of_one_type_a_reference_is_to_that_type()
    {
        using LoneHeap heap = new();
        using LoneHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        LocalAny<LoneHeap> list = m.Local(GcAny<LoneHeap>.Nothing);
        for (int i = 0; i < 100_000; i++)
        {
            list.Any = m.NewLone(i, list).Any;
        }

        m.Collect();
        Assert.Equal(LoneHeap.Kind.Lone, list.Any.Kind);
        Assert.Equal("Lone", list.Any.ToString());
        Assert.Equal(1_600_000, heap.GetStatistics().LiveBytes);
        long sum = 0;
        for (GcAny<LoneHeap> rest = list; rest.TryAs(out GcRef<Lone> cell); rest = cell.Tail)
        {
            sum += cell.Head.AsInteger();
        }

        Assert.Equal(100_000L * 99_999 / 2, sum);
    }

    [Fact]
    public void And_an_object_that_several_fields_refer_to_stays_one_there()
    {
        using LoneHeap heap = new();
        using LoneHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        LocalAny<LoneHeap> shared = m.Local(m.NewLone(head: 1).Any);
        Local<Lone> pair = m.Local(m.NewLone(shared, shared));
        for (int i = 0; i < 2; i++)
        {
            m.Collect();
            Assert.True(pair.Head == shared.Any && pair.Tail == shared.Any);
            Assert.Equal(1, shared.Any.As<Lone>().Head.AsInteger());
        }
    }

    private static long SizeOf(GcHeap heap, GcMutator m, IDisposable root)
    {
        using (root)
        {
            m.Collect();
            return heap.GetStatistics().LiveBytes;
        }
    }
}
