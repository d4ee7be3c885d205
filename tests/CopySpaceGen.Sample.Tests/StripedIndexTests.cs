using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.Server;

namespace CopySpaceGen.Sample.Tests;

public sealed class StripedIndexTests : IDisposable
{
    private const int Keys = 100;
    private const int Stripes = 3;

    private readonly ServerHeap _heap = new(new GcHeapOptions { HeapSize = 8 << 20 });

    public void Dispose() => _heap.Dispose();

    [Fact]
    public void Each_key_holds_what_its_last_change_gave_it()
    {
        using ServerHeap.Mutator m = _heap.Attach();
        using StripedIndex index = new(m, Keys, Stripes);
        HashSet<int> present = [];
        for (int version = 1; version <= 8; version++)
        {
            for (int key = 0; key < Keys; key++)
            {
                Revision revision = index[key].Change(m, key);
                Assert.Equal(new Revision(key, version), revision);
                AssertHolds(m, index, revision);
                present.Remove(key);
                if (revision.HasText)
                {
                    present.Add(key);
                }
            }

            index.Verify(m);
            m.Collect();
        }

        // Some keys have been deleted, and some of those inserted again.
        Assert.InRange(present.Count, 1, Keys - 1);
        for (int key = 0; key < Keys; key++)
        {
            AssertHolds(m, index, new Revision(key, 8));
            Assert.Equal(present.Contains(key), new Revision(key, 8).HasText);
        }
    }

    [Fact]
    public void Keys_that_were_never_changed_are_not_there()
    {
        using ServerHeap.Mutator m = _heap.Attach();
        using StripedIndex index = new(m, Keys, Stripes);

        Assert.True(index[5].LookUp(m, 5, out Revision revision).IsNull);
        Assert.Equal(new Revision(5, 0), revision);
        Assert.Equal(new Checksum().ToString(), index.Verify(m));
    }

    [Fact]
    public void Tables_grow_until_they_are_large_objects()
    {
        const int Many = 3000;
        using ServerHeap.Mutator m = _heap.Attach();
        using StripedIndex index = new(m, Many, stripes: 1);
        for (int key = 0; key < Many; key++)
        {
            index[key].Change(m, key);
        }

        m.Collect();

        Assert.Equal(2048, index[0].Table.Ref.Length);
        Assert.Equal(1, _heap.GetStatistics().LargeObjects);
        index.Verify(m);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public void There_may_be_more_stripes_than_keys(int keys)
    {
        using ServerHeap.Mutator m = _heap.Attach();
        using StripedIndex index = new(m, keys, stripes: 16);
        for (int key = 0; key < keys; key++)
        {
            index[key].Change(m, key);
        }

        index.Verify(m);
    }

    [Fact]
    public void Out_of_memory_leaves_the_index_as_it_was()
    {
        using ServerHeap small = new(new GcHeapOptions { HeapSize = 1 << 20 });
        using ServerHeap.Mutator m = small.Attach();
        using StripedIndex index = new(m, keys: 10_000);

        Assert.Throws<GcOutOfMemoryException>(() => ChangeAll(m, index));

        index.Verify(m);

        static void ChangeAll(ServerHeap.Mutator m, StripedIndex index)
        {
            for (int key = 0; key < 10_000; key++)
            {
                index[key].Change(m, key);
            }
        }
    }

    [Fact]
    public void Other_version_is_reported_with_the_key_and_both()
    {
        using ServerHeap.Mutator m = _heap.Attach();
        using StripedIndex index = new(m, Keys, Stripes);
        int key = AddKeyWithText(m, index);
        GcRef<Entry> entry = HashTable.Find(index[key].Table.Ref, key);
        int version = entry.Version;
        entry.Version = 77;

        string expected = $"expected for key {key} in version {version} was an entry of version {version}, found was an entry of version 77";
        AssertDamaged(expected, () => index[key].LookUp(m, key, out _));
        AssertDamaged(expected, () => index.Verify(m));
        AssertDamaged(expected, () => index[key].Change(m, key));
    }

    [Fact]
    public void Missing_entry_is_reported()
    {
        using ServerHeap.Mutator m = _heap.Attach();
        using StripedIndex index = new(m, Keys, Stripes);
        int key = AddKeyWithText(m, index);
        HashTable.Remove(index[key].Table.Ref, key);

        AssertDamaged("found was no entry", () => index[key].LookUp(m, key, out _));
        AssertDamaged("found was no entry", () => index.Verify(m));
    }

    [Fact]
    public void Entry_too_many_is_reported()
    {
        using ServerHeap.Mutator m = _heap.Attach();
        using StripedIndex index = new(m, Keys, Stripes);
        int key = AddKeyWithText(m, index);
        GcRef<Entry> second = m.NewEntry(key: key);
        HashTable.Add(index[key].Table.Ref, second);
        second.Version = second.Next.Version;
        second.Text = second.Next.Text;

        AssertDamaged("entries of keys from", () => index.Verify(m));
    }

    [Fact]
    public void Other_text_is_reported()
    {
        using ServerHeap.Mutator m = _heap.Attach();
        using StripedIndex index = new(m, Keys, Stripes);
        int key = AddKeyWithText(m, index);
        GcRef<Text> text = index[key].LookUp(m, key, out Revision revision);
        text.Letters[9] = '\u00DF';
        AssertDamaged("as letter 9 of its text, found was U+00DF", () => index.Verify(m));

        char[] other = new char[revision.Length - 1];
        Assert.Contains("letters", Assert.Throws<SampleException>(() => revision.Check(other)).Message);
    }

    [Fact]
    public void Texts_differ_from_key_to_key_and_from_version_to_version()
    {
        HashSet<string> texts = [];
        for (int number = 0; number < 1000; number++)
        {
            texts.Add(TextOf(new Revision(number, 1)));
            texts.Add(TextOf(new Revision(1, number + 2)));
        }

        Assert.Equal(2000, texts.Count);

        static string TextOf(Revision revision) => string.Create(revision.Length, revision, static (text, revision) => revision.Write(text));
    }

    private static int AddKeyWithText(ServerHeap.Mutator m, StripedIndex index)
    {
        int key = 0;
        while (!index[key].Change(m, key).HasText)
        {
            key++;
        }

        return key;
    }

    private static void AssertHolds(ServerHeap.Mutator m, StripedIndex index, Revision expected)
    {
        GcRef<Text> text = index[expected.Key].LookUp(m, expected.Key, out Revision revision);
        Assert.Equal(expected, revision);
        Assert.Equal(expected.HasText, !text.IsNull);
        if (!text.IsNull)
        {
            expected.Check(text.Letters);
        }
    }

    private static void AssertDamaged(string expected, Action use)
    {
        string message = Assert.Throws<SampleException>(use).Message;
        Assert.StartsWith("The index is damaged", message);
        Assert.Contains(expected, message);
    }
}
