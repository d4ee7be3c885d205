using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.IdleHeap.Classes;

internal sealed class Record(Content content, Record? peer, long key)
{
    public Content Content = content;
    public Record? Peer = peer;
    public readonly long Key = key;
}

internal sealed class Content
{
    public Body Body;
}

internal static class IdleHeapProgram
{
    public static ulong Run(IdleHeapParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        SplitMix64 random = new(0x1D7E);
        Record[] table = new Record[parameters.Records];
        for (int index = 0; index < table.Length; index++)
        {
            table[index] = new Record(NewContent(index), table[IdleHeapParameters.PeerOf(index, ref random)], index);
        }

        for (int change = 0; change < parameters.Changes; change++)
        {
            Content content = NewContent(change);
            for (int dropped = 0; dropped < IdleHeapParameters.DroppedPerChange; dropped++)
            {
                content = NewContent(change + dropped);
            }

            Record record = table[random.Next(table.Length)];
            Record peer = table[random.Next(table.Length)];
            checksum.Add(record.Content.Body[0] + (record.Peer?.Key ?? 0));
            record.Content = content;
            record.Peer = peer;
        }

        meter.Finish(table, (2L * parameters.Records) + 1);
        return checksum.Value;
    }

    private static Content NewContent(int number)
    {
        Content content = new();
        content.Body[0] = number;
        return content;
    }
}
