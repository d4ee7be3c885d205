using System.Reflection;
using System.Runtime;
using System.Runtime.Loader;
using CopySpaceGen.Tests.Heaps;
using CopySpaceGen.Tests.Safepoints;

namespace CopySpaceGen.Tests.Rehearsals;

public class RehearsalTests
{
    [Fact]
    public void A_first_heap_has_it_run_so_that_a_first_collection_finds_its_code_compiled()
    {
        // All is loaded once more, so that nothing of it has been compiled. It would be 100 methods and more, and the emitted collector is among those left.
        AnotherLibrary library = new();
        Type tests = library.LoadFromAssemblyPath(typeof(RehearsalTests).Assembly.Location).GetType(typeof(RehearsalTests).FullName!)!;
        object? methods = tests.GetMethod(nameof(MethodsCompiledForFirstCollection), BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null);
        Assert.InRange((long)methods!, 1, 10);
    }

    private static long MethodsCompiledForFirstCollection()
    {
        using CrewHeap heap = new(new GcHeapOptions { HeapSize = 4 << 20, GcThreads = 1 });
        using CrewHeap.Mutator m = heap.Attach();
        if (Rehearsal.TakesPlace)
        {
            Assert.True(SpinWait.SpinUntil(() => Rehearsal.HasEnded, MutatorThread.Patience));
        }
        else
        {
            Rehearsal.Play();
        }

        long before = JitInfo.GetCompiledMethodCount(currentThread: true);
        m.Collect();
        return JitInfo.GetCompiledMethodCount(currentThread: true) - before;
    }

    private sealed class AnotherLibrary() : AssemblyLoadContext("Another library")
    {
        protected override Assembly? Load(AssemblyName name) => name.Name == typeof(GcHeap).Assembly.GetName().Name
            ? LoadFromAssemblyPath(typeof(GcHeap).Assembly.Location)
            : null;
    }
}
