using System.Globalization;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>The settings of a heap, fixed when it is constructed. Those that a program does not set can be set by the environment.</summary>
/// <remarks>
/// The environment variable <c>COPYSPACEGEN_OPTIONS</c>, a text as <see cref="Parse"/> reads it, holds for every heap of a process: each option in it is
/// in place of the default. So a program can be run as it is with another heap size, or under stress.
/// </remarks>
public sealed partial record GcHeapOptions
{
    /// <summary>The smallest heap: two blocks, 256 KiB.</summary>
    public const long SmallestHeapSize = 2 * Slab.BlockSize;

    /// <summary>The largest heap: 16 TiB.</summary>
    public const long LargestHeapSize = 1L << 44;

    /// <summary>
    /// The largest heap whose types have a <see cref="GcRef32"/>: 32 GiB less what block headers take, 34,292,629,504 bytes. With types that can
    /// be large it is half of that, since large objects have addresses of their own.
    /// </summary>
    public const long LargestNarrowHeapSize = Cage.Size / Slab.Size * Slab.PayloadBlockCount * Slab.BlockSize;

    /// <summary>The most threads that collect a heap together: 256.</summary>
    public const int MostGcThreads = 256;

    internal const long DefaultHeapSize = 16L << 20;

    // What .NET's own heap takes of a container's memory if nothing else is said.
    private const double ShareOfMemory = 0.75;
    internal const double LeastMultiplier = 2.1;
    internal const double MostMultiplier = 100;
    internal static readonly TimeSpan ShortestPageOutDelay = TimeSpan.FromMilliseconds(10);
    internal static readonly TimeSpan LongestPageOutDelay = TimeSpan.FromDays(1);
    internal static readonly TimeSpan ShortestStopTimeout = TimeSpan.FromMilliseconds(10);
    internal static readonly TimeSpan LongestStopTimeout = TimeSpan.FromDays(1);

    /// <summary>The defaults, whatever the environment says.</summary>
    internal static readonly GcHeapOptions BuiltIn = new(isChecked: CheckedMode.OnByDefault);

    // Written by initialisation only.
    private long? _heapSize;
    private long? _maxHeapSize;
    private GcHeapPolicy? _policy;
    private bool _hasSizesOfEnvironment;
    private int _gcThreads = 1;
    private bool _hasGcThreadsOfEnvironment;

    /// <summary>
    /// Makes the settings that the environment and the defaults give. <see cref="HeapSize"/>, <see cref="MaxHeapSize"/> and <see cref="Policy"/> belong
    /// together: a program that sets one of them has none of them from the environment.
    /// </summary>
    /// <exception cref="FormatException">The environment variable <c>COPYSPACEGEN_OPTIONS</c> is wrong: the message says where.</exception>
    // A copy: initializers are those of the other constructor only.
    public GcHeapOptions()
        : this(original: EnvironmentOptions.Current)
    {
        _hasSizesOfEnvironment = _heapSize is not null || _maxHeapSize is not null || _policy is not null;
        _hasGcThreadsOfEnvironment = _gcThreads > 1;
    }

    private GcHeapOptions(bool isChecked) => Checked = isChecked;

    /// <summary>
    /// The size of the heap in bytes, live objects, copy reserve and large objects together, between <see cref="SmallestHeapSize"/> and
    /// <see cref="LargestHeapSize"/>. That of a fixed heap is its limit; a growable one begins with it and does not become smaller: 16 MiB unless set.
    /// It is rounded up to whole blocks of 128 KiB. Somewhat less than half of it
    /// can be live, where objects of more than 8 KiB count half, since they need no copy reserve; two and a half times the live bytes is a
    /// good choice. Memory is taken from the system as it is used.
    /// </summary>
    public long HeapSize
    {
        get => _heapSize ?? Math.Min(DefaultHeapSize, _maxHeapSize ?? DefaultHeapSize);
        init
        {
            DropSizesOfEnvironment();
            _heapSize = value;
        }
    }

    /// <summary>
    /// The limit of a growable heap in bytes, reckoned as <see cref="HeapSize"/> is. Unless set, three quarters of the memory of the machine,
    /// or of the container if it has a limit, and in heaps with <see cref="GcRef32"/> no more than <see cref="LargestNarrowHeapSize"/>. A fixed heap has
    /// its size as its limit.
    /// </summary>
    public long MaxHeapSize
    {
        get => Policy == GcHeapPolicy.Fixed ? HeapSize : _maxHeapSize ?? DefaultMaxHeapSize;
        init
        {
            DropSizesOfEnvironment();
            _maxHeapSize = value;
        }
    }

    /// <summary>
    /// Whether the heap grows and shrinks. Unless set, it is fixed if <see cref="HeapSize"/> is set and <see cref="MaxHeapSize"/> is not, and
    /// growable otherwise.
    /// </summary>
    public GcHeapPolicy Policy
    {
        get => _policy ?? (_heapSize is not null && _maxHeapSize is null ? GcHeapPolicy.Fixed : GcHeapPolicy.Growable);
        init
        {
            DropSizesOfEnvironment();
            _policy = value;
        }
    }

    /// <summary>
    /// How large a growable heap is to be in multiples of what is alive, copy reserve included; from 2.1 to 100, and 3 unless set. More is faster
    /// and takes more memory: of a heap of three times what is alive, as much as half of what is alive can be allocated between two collections.
    /// </summary>
    public double HeapSizeMultiplier { get; init; } = 3;

    /// <summary>
    /// How long memory that no object is in must be idle before it is given back to the system, to within this time again: one second unless set,
    /// from 10 milliseconds to a day. <see cref="Timeout.InfiniteTimeSpan"/> keeps it.
    /// </summary>
    public TimeSpan PageOutDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock that <see cref="PageOutDelay"/> goes by: that of the system unless set. For tests.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether the heap checks what costs time to check: that no <see cref="GcRef{T}"/> is used after an allocation or a
    /// collection that outdates it, and that only the attached thread uses the mutator. On by default in programs built in the Debug
    /// configuration; the project property <c>CopySpaceGenChecked</c> sets the default otherwise.
    /// </summary>
    /// <remarks>
    /// After each collection, memory that no object can be in is overwritten with bytes of 0xDB, so that what an outdated
    /// <c>ref</c> or pointer reads is easily told from data.
    /// </remarks>
    public bool Checked { get; init; }

    /// <summary>
    /// Whether each collection is followed by <see cref="GcHeap.Verify"/>, whose result must be what the collection reports. For tests of
    /// programs with unsafe code, and of the collector itself.
    /// </summary>
    public bool VerifyEveryCollection { get; init; }

    /// <summary>What is made frequent that is rare otherwise, to find errors; null for nothing.</summary>
    public GcStress? Stress { get; init; }

    /// <summary>Who is told of the heap's events, that it has been made among them; null for nobody. <see cref="GcHeap.Events"/> takes others.</summary>
    public IGcEventListener? EventListener { get; init; }

    /// <summary>
    /// The threads that collect the heap together, the one that allocates among them: from 1 to <see cref="MostGcThreads"/>, and 1 unless
    /// set. More than 1 takes a heap declared with <see cref="GcHeapAttribute.AtomicForwarding"/>. Whether more are faster depends on the graph and on the
    /// machine: measure it. What the environment sets is for those of a program's heaps that are declared so; the others are collected by one thread.
    /// </summary>
    /// <remarks>
    /// The others are threads of the heap's own, named <c>CopySpaceGen GC 1</c> and so on. They are started when a collection has work for them for
    /// the first time, wait without using a processor otherwise, and end when the heap is disposed of or finalized. A collection uses no more of
    /// them than pays: one for each MiB allocated since the last. Each takes a block of the heap, so no more than one for each 2 MiB of
    /// <see cref="HeapSize"/> are used either.
    /// </remarks>
    public int GcThreads
    {
        get => _gcThreads;
        init
        {
            _gcThreads = value;
            _hasGcThreadsOfEnvironment = false;
        }
    }

    /// <summary>
    /// How long a thread that wants to collect the heap waits for the other attached threads to stop, before a <see cref="GcStopTimeoutException"/> tells it
    /// which one does not: 30 seconds unless set, from 10 milliseconds to a day. <see cref="Timeout.InfiniteTimeSpan"/> waits for ever. Time
    /// in which a debugger halts the process does not count.
    /// </summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The threads that collect a heap of some type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The program wants several, which heaps of that type do not support.</exception>
    internal int GcThreadsFor(bool hasAtomicForwarding, string heapName)
    {
        if (!hasAtomicForwarding && _hasGcThreadsOfEnvironment)
        {
            return 1;
        }

        if (!hasAtomicForwarding && GcThreads > 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(GcThreads),
                GcThreads,
                $"GcHeapOptions.GcThreads is {GcThreads}, but {heapName} can be collected by one thread only: declare it as [GcHeap(..., AtomicForwarding = true)].");
        }

        return GcThreads;
    }

    // Sizes belong together: a program that sets one of them has none from the environment.
    private void DropSizesOfEnvironment()
    {
        if (_hasSizesOfEnvironment)
        {
            (_heapSize, _maxHeapSize, _policy, _hasSizesOfEnvironment) = (null, null, null, false);
        }
    }

    private long DefaultMaxHeapSize =>
        Math.Clamp((long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * ShareOfMemory), HeapSize, LargestHeapSize);

    /// <summary>The limit of a heap that can have no more than so many bytes; an error only if the program has asked for more.</summary>
    internal long MaxHeapSizeWithin(long most) => _maxHeapSize is null && Policy == GcHeapPolicy.Growable ? Math.Min(MaxHeapSize, Math.Max(most, HeapSize)) : MaxHeapSize;

    internal void Validate()
    {
        if (GcThreads is < 1 or > MostGcThreads)
        {
            throw new ArgumentOutOfRangeException(
                nameof(GcThreads), GcThreads, $"GcHeapOptions.GcThreads must be from 1 to {MostGcThreads}.");
        }

        Stress?.Validate();
        ArgumentNullException.ThrowIfNull(Clock);
        CheckSize(_maxHeapSize ?? LargestHeapSize, nameof(MaxHeapSize));
        CheckSize(HeapSize, nameof(HeapSize));
        if (_maxHeapSize is { } max)
        {
            if (max < HeapSize)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(MaxHeapSize), max, $"GcHeapOptions.MaxHeapSize must not be less than HeapSize, which is {HeapSize:N0}.{EnvironmentOptions.Hint}");
            }

            if (_policy == GcHeapPolicy.Fixed && max != HeapSize)
            {
                throw new ArgumentException(
                    $"GcHeapOptions.MaxHeapSize is {max:N0}, but a fixed heap has its HeapSize of {HeapSize:N0} bytes as its limit. Set one of them, or choose GcHeapPolicy.Growable.{EnvironmentOptions.Hint}");
            }
        }

        if (Policy is not (GcHeapPolicy.Fixed or GcHeapPolicy.Growable))
        {
            throw new ArgumentOutOfRangeException(nameof(Policy), Policy, "GcHeapOptions.Policy must be Fixed or Growable.");
        }

        if (!(HeapSizeMultiplier is >= LeastMultiplier and <= MostMultiplier))
        {
            throw new ArgumentOutOfRangeException(
                nameof(HeapSizeMultiplier),
                HeapSizeMultiplier,
                $"GcHeapOptions.HeapSizeMultiplier must be from {LeastMultiplier.ToString(CultureInfo.InvariantCulture)} to {MostMultiplier}: a copying heap needs twice what is alive, and some more.");
        }

        if ((PageOutDelay < ShortestPageOutDelay || PageOutDelay > LongestPageOutDelay) && PageOutDelay != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(PageOutDelay), PageOutDelay, "GcHeapOptions.PageOutDelay must be from 10 milliseconds to a day, or Timeout.InfiniteTimeSpan for never.");
        }

        if ((StopTimeout < ShortestStopTimeout || StopTimeout > LongestStopTimeout) && StopTimeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(StopTimeout), StopTimeout, "GcHeapOptions.StopTimeout must be from 10 milliseconds to a day, or Timeout.InfiniteTimeSpan for no limit.");
        }
    }

    private static void CheckSize(long size, string name)
    {
        if (size is < SmallestHeapSize or > LargestHeapSize)
        {
            throw new ArgumentOutOfRangeException(
                name, size, $"GcHeapOptions.{name} is in bytes and must be from {SmallestHeapSize:N0} (256 KiB) to {LargestHeapSize:N0} (16 TiB).");
        }
    }
}
