using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.LargeArrays.Wide;

[GcObject]
internal partial struct Cell
{
    public long Value;
}

[GcObject]
internal partial struct CellArray
{
    [GcLength] private readonly nint _length;
    [GcTrailing, GcEdge<Cell>] private GcRef _cells;
}

[GcObject]
internal partial struct ArrayTable
{
    [GcLength] private readonly nint _length;
    [GcTrailing, GcEdge<CellArray>] private GcRef _arrays;
}

[GcHeap(typeof(ArrayTable), Aligned = false)]
internal sealed partial class ArrayHeap;

internal static class LargeArraysProgram
{
    public static ulong Run(LargeArraysParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        SplitMix64 random = new(0xA88A);
        using ArrayHeap heap = new(meter.HeapOptions);
        using ArrayHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<ArrayTable> table = m.Local(m.NewArrayTable(parameters.Arrays));
        GcRef<CellArray> before = m.NewCellArray(0);
        for (int number = 0; number < parameters.Arrays + parameters.Replacements; number++)
        {
            before = Fill(m, before, parameters.Length, ref random);
            table.Arrays.Set(number % parameters.Arrays, before);
            checksum.Add(Sum(before));
        }

        meter.Finish(m, parameters.References);
        return checksum.Value;
    }

    private static GcRef<CellArray> Fill(ArrayHeap.Mutator m, GcRef<CellArray> model, int length, scoped ref SplitMix64 random)
    {
        using GcScope scope = m.OpenScope();
        Local<CellArray> before = m.Local(model);
        Local<CellArray> array = m.Local(m.NewCellArray(length));
        for (int index = 0; index < length; index++)
        {
            if (index % LargeArraysParameters.OneIsNew == 0 || before.Length == 0)
            {
                GcRef<Cell> cell = m.NewCell(random.Next(length));
                array.Cells.Set(index, cell);
            }
            else
            {
                array.Cells.Set(index, before.Cells[random.Next(length)]);
            }
        }

        return array;
    }

    private static long Sum(GcRef<CellArray> array)
    {
        long sum = 0;
        var cells = array.Cells;
        for (nint index = 0; index < cells.Length; index++)
        {
            sum += cells[index].Value;
        }

        return sum;
    }
}
