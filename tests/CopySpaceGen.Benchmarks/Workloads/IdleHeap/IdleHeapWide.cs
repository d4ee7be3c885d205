using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.IdleHeap.Wide;

[GcObject]
internal partial struct Record
{
    [GcEdge<Content>] private GcRef _content;
    [GcEdge<Record>] private GcRef _peer;

    public long Key;
}

[GcObject]
internal partial struct Content
{
    public Body Body;
}

[GcObject]
internal partial struct RecordTable
{
    [GcLength] private readonly nint _length;
    [GcTrailing, GcEdge<Record>] private GcRef _records;
}

[GcHeap(typeof(RecordTable), Aligned = false)]
internal sealed partial class RecordHeap;

internal static class IdleHeapProgram
{
    public static ulong Run(IdleHeapParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        SplitMix64 random = new(0x1D7E);
        using RecordHeap heap = new(meter.HeapOptions);
        using RecordHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<RecordTable> table = m.Local(m.NewRecordTable(parameters.Records));
        for (int index = 0; index < parameters.Records; index++)
        {
            GcRef<Record> record = m.NewRecord(NewContent(m, index), table.Records[IdleHeapParameters.PeerOf(index, ref random)], index);
            table.Records.Set(index, record);
        }

        for (int change = 0; change < parameters.Changes; change++)
        {
            GcRef<Content> content = NewContent(m, change);
            for (int dropped = 0; dropped < IdleHeapParameters.DroppedPerChange; dropped++)
            {
                content = NewContent(m, change + dropped);
            }

            GcRef<Record> record = table.Records[random.Next(parameters.Records)];
            GcRef<Record> peer = table.Records[random.Next(parameters.Records)];
            checksum.Add(record.Content.Body[0] + (record.Peer.IsNull ? 0 : record.Peer.Key));
            record.Content = content;
            record.Peer = peer;
        }

        meter.Finish(m, (2L * parameters.Records) + 1);
        return checksum.Value;
    }

    private static GcRef<Content> NewContent(RecordHeap.Mutator m, int number)
    {
        GcRef<Content> content = m.NewContent();
        content.Body[0] = number;
        return content;
    }
}
