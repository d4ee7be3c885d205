using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.IdleHeap.Boehm;

internal unsafe struct Record(Content* content, Record* peer, long key)
{
    public Content* Content = content;
    public Record* Peer = peer;
    public readonly long Key = key;
}

internal struct Content
{
    public Body Body;
}

internal static unsafe class IdleHeapProgram
{
    public static ulong Run(IdleHeapParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        SplitMix64 random = new(0x1D7E);
        Record** table = BoehmHeap.NewTable<Record>(parameters.Records);
        for (int index = 0; index < parameters.Records; index++)
        {
            table[index] = BoehmHeap.New(new Record(NewContent(index), table[IdleHeapParameters.PeerOf(index, ref random)], index));
        }

        for (int change = 0; change < parameters.Changes; change++)
        {
            Content* content = NewContent(change);
            for (int dropped = 0; dropped < IdleHeapParameters.DroppedPerChange; dropped++)
            {
                content = NewContent(change + dropped);
            }

            Record* record = table[random.Next(parameters.Records)];
            Record* peer = table[random.Next(parameters.Records)];
            checksum.Add(record->Content->Body[0] + (record->Peer is null ? 0 : record->Peer->Key));
            record->Content = content;
            record->Peer = peer;
        }

        meter.Finish(table, (2L * parameters.Records) + 1);
        return checksum.Value;
    }

    private static Content* NewContent(int number)
    {
        Content* content = BoehmHeap.NewAtomic<Content>(default);
        content->Body[0] = number;
        return content;
    }
}
