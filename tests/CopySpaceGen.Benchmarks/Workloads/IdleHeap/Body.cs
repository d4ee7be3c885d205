using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.IdleHeap;

/// <summary>The data of a record.</summary>
[InlineArray(Length)]
internal struct Body
{
    public const int Length = 128;

    private long _first;
}
