using System.Diagnostics;

namespace CopySpaceGen.Sample.Workloads.Breathe;

/// <summary>A load that comes, goes and leaves little behind, and a program that is idle then: its memory goes back to the system.</summary>
/// <param name="parameters">How much, and how long.</param>
/// <param name="observe">Told the memory of the process, some hundred times.</param>
internal sealed class BreatheWorkload(BreatheParameters parameters, Action<MemorySample> observe) : IWorkload
{
    private const int CellBytes = 1000;

    // An edge and a length are in front of them.
    private const int DataBytes = CellBytes - 16;
    private const int SamplesInPhase = 40;
    private const int SamplesInSecond = 10;

    // Requests that the fading load still makes.
    private const int GarbageForEachDrop = 2;

    private readonly List<MemorySample> _samples = [];

    public string Name => "breathe";

    public string MemoryAdvice => "Lower --live.";

    private int Cells => (int)(parameters.LiveBytes / CellBytes);

    public WorkloadResult Run(IProgress<double> progress)
    {
        long start = Stopwatch.GetTimestamp();
        using BreatheHeap heap = new();
        using BreatheHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Cell> load = m.Local(GcRef<Cell>.Null);
        int staying = Cells / BreatheParameters.StayingShare;
        long objects = 0;

        for (int count = 1; count <= Cells; count++)
        {
            load.Ref = NewCell(load, count);
            Observe("grows", count, Cells, count);
        }

        for (int count = Cells; count > staying; count--)
        {
            load.Ref = load.Ref.Next;
            for (int garbage = 0; garbage < GarbageForEachDrop; garbage++)
            {
                NewCell(GcRef<Cell>.Null, count);
            }

            Observe("falls", Cells - count, Cells, count - 1);
        }

        m.Collect();
        for (int tenth = 0; tenth < parameters.Seconds * SamplesInSecond; tenth++)
        {
            Thread.Sleep(1000 / SamplesInSecond);
            Record("idles", staying);
        }

        MemorySample idle = Record("idles", staying);
        return new BreatheResult
        {
            Workload = Name,
            Parameters = parameters,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Objects = objects,
            Statistics = heap.GetStatistics(),
            Checksum = Digest(load),
            IdleRssBytes = idle.ResidentBytes,
            LiveBytes = heap.GetStatistics().LiveBytes,
            Samples = _samples,
        };

        GcRef<Cell> NewCell(GcRef<Cell> next, int number)
        {
            objects++;
            GcRef<Cell> cell = m.NewCell(DataBytes, next: next);
            cell.Data.Fill((byte)number);
            return cell;
        }

        void Observe(string phase, int done, int all, int cells)
        {
            if (done % (all / SamplesInPhase) == 0)
            {
                Record(phase, cells);
                progress.Report(done / (double)all);
            }
        }

        MemorySample Record(string phase, int cells)
        {
            MemorySample sample = new(Stopwatch.GetElapsedTime(start), phase, (long)cells * CellBytes, Environment.WorkingSet);
            _samples.Add(sample);
            observe(sample);
            return sample;
        }
    }

    private static string Digest(GcRef<Cell> cell)
    {
        Checksum checksum = new();
        for (; !cell.IsNull; cell = cell.Next)
        {
            foreach (byte value in cell.Data)
            {
                checksum.Add(value);
            }
        }

        return checksum.ToString();
    }
}
