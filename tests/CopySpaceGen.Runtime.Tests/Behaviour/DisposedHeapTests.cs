using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049 // A reference into a heap that is gone is what is tested.

namespace CopySpaceGen.Tests.Behaviour;

/// <summary>By itself, since a heap that another test makes meanwhile may get the very addresses of the one that is gone.</summary>
[Collection(nameof(DisposedHeapTests))]
[CollectionDefinition(nameof(DisposedHeapTests), DisableParallelization = true)]
public class DisposedHeapTests
{
    [Fact]
    public void A_reference_into_a_heap_that_is_gone_says_so()
    {
        GcStaleReferenceException thrown = Assert.Throws<GcStaleReferenceException>(() =>
        {
            QuadHeap heap = new(new GcHeapOptions { Checked = true });
            GcRef<Quad> quad = heap.Attach().NewQuad();
            heap.Dispose();
            _ = quad.NorthWest;
        });
        Assert.Contains("disposed", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public unsafe void Dispose_gives_the_address_space_back()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        QuadHeap heap = new(new GcHeapOptions { Checked = false });
        nuint address = (nuint)GcAccess.Target(heap.Attach().NewQuad());
        Assert.True(IsMapped(address));
        heap.Dispose();
        Assert.False(IsMapped(address));
    }

    [Fact]
    public unsafe void And_that_of_large_objects()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        TailsHeap heap = new(new GcHeapOptions { Checked = false });
        nuint address = (nuint)GcAccess.Target(heap.Attach().NewBlob(20_000));
        Assert.True(IsMapped(address));
        heap.Dispose();
        Assert.False(IsMapped(address));
    }

    private static bool IsMapped(nuint address) => File.ReadLines("/proc/self/maps").Any(line =>
    {
        string[] bounds = line.Split(' ')[0].Split('-');
        return nuint.Parse(bounds[0], System.Globalization.NumberStyles.HexNumber) <= address
            && address < nuint.Parse(bounds[1], System.Globalization.NumberStyles.HexNumber);
    });
}
