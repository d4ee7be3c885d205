using System.Runtime.InteropServices;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.StringTable.Structs;

/// <summary>The program on a <see cref="Dictionary{TKey, TValue}"/>, which keeps its entries in an array of structs; the strings are objects.</summary>
internal static class StringTableProgram
{
    public static ulong Run(StringTableParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        Dictionary<string, string> table = [];
        StringTableLoad load = new(parameters, stackalloc char[StringTableLoad.MaxKeyLength], stackalloc char[StringTableLoad.MaxValueLength]);
        for (int operation = 0; operation < parameters.Operations; operation++)
        {
            load.Next();
            string key = new(load.Key);
            checksum.Add(load.IsRemoval ? Remove(table, key) : Put(table, key, new string(load.Value)));
        }

        meter.Finish(table, (3L * table.Count) + 1);
        return checksum.Value;
    }

    private static int Put(Dictionary<string, string> table, string key, string value)
    {
        ref string? place = ref CollectionsMarshal.GetValueRefOrAddDefault(table, key, out bool exists);
        int letter = exists ? place![0] : 0;
        place = value;
        return letter;
    }

    private static int Remove(Dictionary<string, string> table, string key) => table.Remove(key, out string? value) ? value[0] : 0;
}
