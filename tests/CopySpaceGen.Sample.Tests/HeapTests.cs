using CopySpaceGen.Sample.Commands;

namespace CopySpaceGen.Sample.Tests;

public class HeapTests
{
    /// <summary>The heap classes of the sample.</summary>
    public static TheoryData<Type> Heaps => [.. typeof(SampleProgram).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(GcHeap)))];

    // What the environment asks for holds only for heaps that are declared for it, without an error: what the program asks for is an error where one is not.
    [Theory]
    [MemberData(nameof(Heaps))]
    public void Several_threads_can_collect_each_heap(Type heap) =>
        Assert.IsAssignableFrom<GcHeap>(Activator.CreateInstance(heap, new GcHeapOptions { GcThreads = 2 })).Dispose();

    [Fact]
    public void Each_workload_has_a_heap() => Assert.Equal(7, Heaps.Count);
}
