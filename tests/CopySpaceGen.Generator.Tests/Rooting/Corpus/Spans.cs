namespace Corpus;

internal static unsafe class Spans
{
    public static void WrittenAfterCollect(Mutator m, Local<Text> text)
    {
        Span<char> chars = text.Chars;
        m.Collect();
        {|CSG0049:chars|}[0] = 'x';
    }

    public static int ASlice(Mutator m, GcRef<Text> text)
    {
        Span<char> head = text.Chars[..2];
        m.Collect();
        return {|CSG0049:head|}.Length;
    }

    public static string ASliceOfASpan(Mutator m, Local<Text> text)
    {
        ReadOnlySpan<char> chars = text.Chars;
        ReadOnlySpan<char> tail = chars.Slice(1);
        m.Safepoint();
        return {|CSG0049:tail|}.ToString();
    }

    public static int AForeachThatCollects(Mutator m, Local<Text> text)
    {
        int sum = 0;
        foreach (char c in {|CSG0049:text.Chars|})
        {
            sum += c + Compute(m);
        }

        return sum;
    }

    public static int AForeachOverPartsThatCollects(Mutator m, Local<Table> table)
    {
        int sum = 0;
        foreach (ref Link link in {|CSG0049:table.Links|})
        {
            sum += link.Weight;
            m.Safepoint();
        }

        return sum;
    }

    public static void TheVariableOfAForeach(Mutator m, Local<Table> table)
    {
        foreach (ref Link link in table.Links)
        {
            m.Collect();
            {|CSG0049:link|}.Weight = 1;
            break;
        }
    }

    public static void PassedToWhatCollects(Mutator m, Local<Text> text) => Fill(m, {|CSG0051:text.Chars|});

    public static void ALocalPassedToWhatCollects(Mutator m, Local<Text> text)
    {
        Span<char> chars = text.Chars;
        Fill(m, {|CSG0051:chars|});
    }

    public static GcRef<Text> AStaleSpanGivenToAnAllocation(Mutator m, Local<Text> text)
    {
        Span<char> chars = text.Chars;
        m.Collect();
        return m.NewText({|CSG0049:chars|});
    }

    public static void APointerToATail(Mutator m, Local<Text> text)
    {
        fixed (char* chars = text.Chars)
        {
            m.Collect();
            {|CSG0049:chars|}[0] = 'x';
        }
    }

    public static void AnElementIsWrittenWithWhatCollects(Mutator m, Local<Text> text) => {|CSG0050:text.Chars[0]|} = (char)Compute(m);

    public static void TheIndexCollects(Mutator m, Local<Text> text) => {|CSG0050:text.Chars|}[Compute(m)] = 'x';

    public static void WrittenBeforeCollect(Mutator m, Local<Text> text)
    {
        Span<char> chars = text.Chars;
        chars[0] = 'x';
        m.Collect();
    }

    public static void TakenAgainAfterCollect(Mutator m, Local<Text> text)
    {
        Span<char> chars = text.Chars;
        chars.Clear();
        m.Collect();
        chars = text.Chars;
        chars[0] = 'x';
    }

    public static string ACopyOfTheCharacters(Mutator m, Local<Text> text)
    {
        string copy = text.Chars.ToString();
        char[] array = text.Chars.ToArray();
        m.Collect();
        return copy + array.Length;
    }

    public static int ASpanOfAnArray(Mutator m, char[] array)
    {
        Span<char> chars = array;
        m.Collect();
        chars[0] = (char)Compute(m);
        return Fill(m, chars);
    }

    public static int ASpanOnTheStack(Mutator m)
    {
        Span<char> chars = stackalloc char[8];
        m.Collect();
        chars[0] = 'x';
        return Fill(m, chars);
    }

    public static GcRef<Text> AllocationsCopyTheirSpans(Mutator m, Local<Text> text) => m.NewText(text.Chars);

    public static int PassedToWhatCannotCollect(Local<Text> text) => Use(text.Chars) + Use(text.Chars[1..]);

    public static int ThroughTheHandleEachTime(Mutator m, Local<Text> text)
    {
        int sum = 0;
        for (int i = 0; i < text.Chars.Length; i++)
        {
            sum += text.Chars[i] + Compute(m);
        }

        return sum;
    }

    public static int AForeachThatOnlyReads(Local<Text> text)
    {
        int sum = 0;
        foreach (char c in text.Chars)
        {
            sum += c;
        }

        return sum;
    }

    public static int AForeachOverACopy(Mutator m, Local<Text> text)
    {
        int sum = 0;
        foreach (char c in text.Chars.ToArray())
        {
            sum += c + Compute(m);
        }

        return sum;
    }

    public static int AForeachThatIsLeftWhenItCollects(Mutator m, Local<Text> text)
    {
        foreach (char c in text.Chars)
        {
            if (c == 'x')
            {
                return Compute(m);
            }
        }

        return 0;
    }

    private static int Fill(Mutator m, Span<char> chars)
    {
        chars.Fill('x');
        return Compute(m);
    }
}
