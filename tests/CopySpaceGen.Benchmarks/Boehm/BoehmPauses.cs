using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CopySpaceGen.Benchmarks.Boehm;

/// <summary>How long collections of libgc took: for that time, the program waits.</summary>
/// <remarks>
/// libgc calls back in the middle of a collection, while it holds its lock, on the thread that asked it for memory. That thread may enter
/// managed code: it left it by the call of libgc, and if .NET is just collecting, it waits here until that is over. Nobody waits for it in
/// turn: .NET's collector does not for a thread in native code, and no other thread asks for the lock of libgc. Nothing is allocated in here.
/// </remarks>
internal static unsafe class BoehmPauses
{
    // Of the enumeration GC_EventType.
    private const int CollectionStart = 0;
    private const int CollectionEnd = 5;

    private static long s_begin;
    private static long s_total;
    private static long s_longest;

    public static TimeSpan Total => Stopwatch.GetElapsedTime(0, s_total);

    public static TimeSpan Longest => Stopwatch.GetElapsedTime(0, s_longest);

    /// <summary>Takes the time of all collections from now on.</summary>
    public static void Start()
    {
        s_total = 0;
        s_longest = 0;
        LibGc.SetOnCollectionEvent(&OnCollectionEvent);
    }

    public static void Stop() => LibGc.SetOnCollectionEvent(null);

    [UnmanagedCallersOnly]
    private static void OnCollectionEvent(int happened)
    {
        if (happened == CollectionStart)
        {
            s_begin = Stopwatch.GetTimestamp();
        }
        else if (happened == CollectionEnd)
        {
            long pause = Stopwatch.GetTimestamp() - s_begin;
            s_total += pause;
            s_longest = Math.Max(s_longest, pause);
        }
    }
}
