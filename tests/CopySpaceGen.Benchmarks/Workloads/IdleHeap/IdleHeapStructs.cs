using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.IdleHeap.Structs;

/// <summary>A record with its content in it.</summary>
internal struct Record
{
    public int Peer;
    public long Key;
    public Body Body;
}

internal static class IdleHeapProgram
{
    public static ulong Run(IdleHeapParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        SplitMix64 random = new(0x1D7E);

        // Peers are counted from 1: 0 is none.
        Record[] table = new Record[parameters.Records];
        for (int index = 0; index < table.Length; index++)
        {
            ref Record record = ref table[index];
            int peer = IdleHeapParameters.PeerOf(index, ref random);
            record.Peer = peer == index ? 0 : peer + 1;
            record.Key = index;
            record.Body[0] = index;
        }

        for (int change = 0; change < parameters.Changes; change++)
        {
            Body body = default;
            body[0] = change + IdleHeapParameters.DroppedPerChange - 1;
            ref Record record = ref table[random.Next(table.Length)];
            int peer = random.Next(table.Length) + 1;
            checksum.Add(record.Body[0] + (record.Peer == 0 ? 0 : table[record.Peer - 1].Key));
            record.Body = body;
            record.Peer = peer;
        }

        meter.Finish(table, parameters.Records);
        return checksum.Value;
    }
}
