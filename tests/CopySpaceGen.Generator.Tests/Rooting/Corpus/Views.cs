namespace Corpus;

internal static class Views
{
    public static int ReadAfterCollect(Mutator m, Local<Row> row)
    {
        RowAccessors.ItemsView items = row.Items;
        m.Collect();
        return {|CSG0049:items|}[0].Key;
    }

    public static void WrittenWithAnAllocation(Mutator m, Local<Row> row)
    {
        var items = row.Items;
        {|CSG0050:items|}[0] = m.NewPair();
    }

    public static void SetWithAnAllocation(Mutator m, Local<Row> row) => {|CSG0050:row.Items|}.Set(0, m.NewPair());

    public static void FilledInALoop(Mutator m, Local<Row> row)
    {
        var items = row.Items;
        for (int i = 0; i < row.Count; i++)
        {
            GcRef<Pair> a = m.NewPair(key: i);
            {|CSG0049:items|}.Set(i, a);
        }
    }

    public static int ASliceAfterCollect(Mutator m, GcRef<Row> row)
    {
        var half = row.Items.Slice(0, 2);
        m.Collect();
        return {|CSG0049:half|}[0].Key;
    }

    public static int TheLengthOfALoop(Mutator m, GcRef<Row> row)
    {
        int sum = 0;
        for (int i = 0; i < {|CSG0049:row|}.Count; i++)
        {
            sum += Compute(m);
        }

        return sum;
    }

    public static int AnElementAfterCollect(Mutator m, Local<Row> row)
    {
        GcRef<Pair> a = row.Items[0];
        m.Collect();
        return {|CSG0049:a|}.Key;
    }

    public static int TheIndexCollects(Mutator m, Local<Row> row) => {|CSG0050:row.Items|}[Compute(m)].Key;

    public static void CopiedAfterAnAllocation(Mutator m, Local<Row> row)
    {
        var items = row.Items;
        GcRef<Row> larger = m.NewRow(2 * row.Count);
        {|CSG0049:items|}.CopyTo(larger.Items);
    }

    public static void CopiedThroughTheHandle(Mutator m, Local<Row> row)
    {
        GcRef<Row> larger = m.NewRow(2 * row.Count);
        row.Items.CopyTo(larger.Items.Slice(0, row.Count));
    }

    public static void SetAfterTheAllocation(Mutator m, Local<Row> row)
    {
        for (int i = 0; i < row.Count; i++)
        {
            GcRef<Pair> a = m.NewPair(key: i);
            row.Items.Set(i, a);
        }
    }

    public static int ReadBeforeCollect(Mutator m, Local<Row> row)
    {
        var items = row.Items;
        int key = items[0].Key + items[1].Key;
        m.Collect();
        return key;
    }

    public static void TakenAgainInEachRound(Mutator m, Local<Row> row)
    {
        for (int i = 0; i < row.Count; i++)
        {
            var items = row.Items;
            items[i] = items[0];
            m.Safepoint();
        }
    }

    public static void FilledWithWhatIsNew(Mutator m, Local<Row> row)
    {
        GcRef<Pair> a = m.NewPair();
        row.Items.Fill(a);
    }

    public static int TheIndexIsComputedBefore(Mutator m, Local<Row> row)
    {
        int index = Compute(m);
        return row.Items[index].Key;
    }

    public static void SwappedWithoutACollection(GcRef<Row> row)
    {
        var items = row.Items;
        GcRef<Pair> first = items[0];
        items[0] = items[1];
        items[1] = first;
    }
}
