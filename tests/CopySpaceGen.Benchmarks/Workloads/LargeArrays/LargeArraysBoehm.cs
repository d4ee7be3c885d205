using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.LargeArrays.Boehm;

internal readonly struct Cell(long value)
{
    public readonly long Value = value;
}

internal readonly unsafe struct CellArray(int length)
{
    private readonly Cell** _cells = BoehmHeap.NewTable<Cell>(length);

    public bool IsNull => _cells is null;

    public ref Cell* this[int index] => ref _cells[index];
}

internal static unsafe class LargeArraysProgram
{
    public static ulong Run(LargeArraysParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        SplitMix64 random = new(0xA88A);
        CellArray* table = BoehmHeap.NewArray<CellArray>(parameters.Arrays);
        CellArray before = default;
        for (int number = 0; number < parameters.Arrays + parameters.Replacements; number++)
        {
            before = Fill(before, parameters.Length, ref random);
            table[number % parameters.Arrays] = before;
            checksum.Add(Sum(before, parameters.Length));
        }

        meter.Finish(table, parameters.References);
        return checksum.Value;
    }

    private static CellArray Fill(CellArray before, int length, scoped ref SplitMix64 random)
    {
        CellArray array = new(length);
        for (int index = 0; index < length; index++)
        {
            array[index] = index % LargeArraysParameters.OneIsNew == 0 || before.IsNull
                ? BoehmHeap.NewAtomic(new Cell(random.Next(length)))
                : before[random.Next(length)];
        }

        return array;
    }

    private static long Sum(CellArray array, int length)
    {
        long sum = 0;
        for (int index = 0; index < length; index++)
        {
            sum += array[index]->Value;
        }

        return sum;
    }
}
