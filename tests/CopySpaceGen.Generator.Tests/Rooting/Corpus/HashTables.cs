namespace Corpus;

// Rows of lists by the edge Left.
internal static class HashTables
{
    public static GcRef<Pair> Find(GcRef<Row> row, int key)
    {
        GcRef<Pair> entry = row.Items[key % row.Count];
        while (!entry.IsNull && entry.Key != key)
        {
            entry = entry.Left;
        }

        return entry;
    }

    public static void Resize(Mutator m, Local<Row> row)
    {
        GcRef<Row> larger = m.NewRow(2 * row.Count);
        for (int i = 0; i < row.Count; i++)
        {
            GcRef<Pair> entry = row.Items[i];
            while (!entry.IsNull)
            {
                GcRef<Pair> next = entry.Left;
                int place = entry.Key % larger.Count;
                entry.Left = larger.Items[place];
                larger.Items.Set(place, entry);
                entry = next;
            }
        }

        row.Ref = larger;
    }

    public static void ResizeTakesTheViewTooEarly(Mutator m, Local<Row> row)
    {
        var items = row.Items;
        GcRef<Row> larger = m.NewRow(2 * row.Count);
        for (int i = 0; i < row.Count; i++)
        {
            larger.Items.Set(i, {|CSG0049:items|}[i]);
        }

        row.Ref = larger;
    }

    public static void ResizeWithSafepoints(Mutator m, Local<Row> row)
    {
        GcRef<Row> larger = m.NewRow(2 * row.Count);
        for (int i = 0; i < row.Count; i++)
        {
            {|CSG0049:larger|}.Items.Set(i, row.Items[i]);
            m.Safepoint();
        }

        row.Ref = {|CSG0049:larger|};
    }

    public static void ResizeWithSafepointsByHandle(Mutator m, Local<Row> row)
    {
        using GcScope scope = m.OpenScope();
        Local<Row> larger = m.Local(m.NewRow(2 * row.Count));
        for (int i = 0; i < row.Count; i++)
        {
            larger.Items.Set(i, row.Items[i]);
            m.Safepoint();
        }

        row.Ref = larger;
    }

    public static void Add(Mutator m, Local<Row> row, int key)
    {
        int place = key % row.Count;
        GcRef<Pair> entry = m.NewPair(left: row.Items[place], key: key);
        row.Items.Set(place, entry);
    }

    public static void AddInOneExpression(Mutator m, Local<Row> row, int key)
    {
        int place = key % row.Count;
        {|CSG0050:row.Items|}.Set(place, m.NewPair(left: row.Items[place], key: key));
    }

    public static int Count(Mutator m, Local<Row> row, int key)
    {
        GcRef<Pair> entry = Find(row, key);
        if (entry.IsNull)
        {
            Add(m, row, key);
            entry = Find(row, key);
        }

        return ++entry.Key;
    }

    public static int CountWithoutFindingItAgain(Mutator m, Local<Row> row, int key)
    {
        GcRef<Pair> entry = Find(row, key);
        if (entry.Key == 0)
        {
            Add(m, row, key);
        }

        return ++{|CSG0049:entry|}.Key;
    }
}
