using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.LargeArrays.Classes;

internal sealed class Cell(long value)
{
    public readonly long Value = value;
}

internal static class LargeArraysProgram
{
    public static ulong Run(LargeArraysParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        SplitMix64 random = new(0xA88A);
        Cell[][] table = new Cell[parameters.Arrays][];
        Cell[] before = [];
        for (int number = 0; number < parameters.Arrays + parameters.Replacements; number++)
        {
            before = Fill(before, parameters.Length, ref random);
            table[number % parameters.Arrays] = before;
            checksum.Add(Sum(before));
        }

        meter.Finish(table, parameters.References);
        return checksum.Value;
    }

    private static Cell[] Fill(Cell[] before, int length, scoped ref SplitMix64 random)
    {
        Cell[] array = new Cell[length];
        for (int index = 0; index < length; index++)
        {
            array[index] = index % LargeArraysParameters.OneIsNew == 0 || before.Length == 0
                ? new Cell(random.Next(length))
                : before[random.Next(length)];
        }

        return array;
    }

    private static long Sum(Cell[] array)
    {
        long sum = 0;
        foreach (Cell cell in array)
        {
            sum += cell.Value;
        }

        return sum;
    }
}
