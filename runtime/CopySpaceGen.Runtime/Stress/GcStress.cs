namespace CopySpaceGen;

/// <summary>
/// Makes rare events of a heap frequent, to find code that is wrong only when they happen: references held across a collection, orders relied
/// on, memory used after it was freed, allocations that fail. For tests; each mode slows the program down.
/// </summary>
/// <remarks>
/// Set by <see cref="GcHeapOptions.Stress"/>, or for all heaps of a process by the environment variable <c>COPYSPACEGEN_OPTIONS</c>, as in
/// <c>stress=every:1+poison+order:shuffled+seed:7</c>. Best together with <see cref="GcHeapOptions.Checked"/>, which tells a reference that is outdated
/// wherever it is used.
/// </remarks>
public sealed record GcStress
{
    private const char Separator = '+';

    /// <summary>Collect at every allocation whose number is a multiple of this; 1 for all, 0 for none.</summary>
    public int CollectEvery { get; init; }

    /// <summary>Collect at an allocation with this probability, from 0 to 1, by <see cref="Seed"/>.</summary>
    public double CollectRandomly { get; init; }

    /// <summary>Collect at every <see cref="GcMutator.Safepoint"/>.</summary>
    public bool CollectAtSafepoints { get; init; }

    /// <summary>The order in which collections copy.</summary>
    public GcCopyOrder CopyOrder { get; init; }

    /// <summary>Where random choices start. A run with the same seed makes the same choices.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Take away the access to memory that no object can be in, until it is used again: whoever reads it through an outdated <c>ref</c>,
    /// span or pointer ends the process with an access violation, at the place of the error.
    /// </summary>
    public bool ProtectDeadMemory { get; init; }

    /// <summary>Overwrite memory that no object can be in with bytes of 0xDB.</summary>
    public bool PoisonDeadMemory { get; init; }

    /// <summary>
    /// Refuse the block with this number, counted from 1 over all that the mutator asks for: the allocation throws
    /// <see cref="GcOutOfMemoryException"/>. 0 for none.
    /// </summary>
    public long FailBlock { get; init; }

    /// <summary>Let the mutator fill only a few blocks between two collections, as if the heap were nearly full.</summary>
    public bool MemoryPressure { get; init; }

    /// <summary>
    /// Let each collection use all threads that <see cref="GcHeapOptions.GcThreads"/> allows, however little there is to collect, let them begin at the same
    /// moment, and let them hand each other work at every object.
    /// </summary>
    public bool AllGcThreads { get; init; }

    /// <summary>
    /// Reads modes from text: <c>every:N</c>, <c>random:P</c>, <c>safepoints</c>, <c>seed:N</c>, <c>order:declared|reversed|shuffled</c>, <c>protect</c>, <c>poison</c>,
    /// <c>fail-block:N</c>, <c>pressure</c>, <c>threads</c>, joined by <c>+</c>.
    /// </summary>
    /// <param name="text">The text; empty for no stress.</param>
    /// <exception cref="FormatException">A mode is unknown, or its value out of range; the message names it and what is allowed.</exception>
    public static GcStress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        GcStress stress = new();
        foreach (string part in text.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pieces = part.Split(':', 2);
            string value = pieces.Length == 2 ? pieces[1] : "";
            stress = pieces[0] switch
            {
                "every" => stress with { CollectEvery = (int)Whole(part, value, 1, int.MaxValue) },
                "random" => stress with { CollectRandomly = Share(part, value) },
                "seed" => stress with { Seed = (int)Whole(part, value, int.MinValue, int.MaxValue) },
                "order" => stress with { CopyOrder = Order(part, value) },
                "fail-block" => stress with { FailBlock = Whole(part, value, 1, long.MaxValue) },
                "safepoints" when value.Length == 0 => stress with { CollectAtSafepoints = true },
                "protect" when value.Length == 0 => stress with { ProtectDeadMemory = true },
                "poison" when value.Length == 0 => stress with { PoisonDeadMemory = true },
                "pressure" when value.Length == 0 => stress with { MemoryPressure = true },
                "threads" when value.Length == 0 => stress with { AllGcThreads = true },
                _ => throw new FormatException(
                    $"'{part}' is no stress mode. There are every:N, random:P, safepoints, seed:N, order:declared|reversed|shuffled, protect, poison, fail-block:N, pressure and threads, joined by {Separator}."),
            };
        }

        return stress;
    }

    internal bool CollectsAtAllocations => CollectEvery > 0 || CollectRandomly > 0;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(CollectEvery);
        ArgumentOutOfRangeException.ThrowIfNegative(FailBlock);
        if (!(CollectRandomly is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(CollectRandomly), CollectRandomly, "GcStress.CollectRandomly is a probability and must be from 0 to 1.");
        }
    }

    private static long Whole(string part, string value, long least, long most) => new OptionText(part, value, ':').WholeNumber(least, most);

    private static double Share(string part, string value) => new OptionText(part, value, ':').Number(0, 1);

    private static GcCopyOrder Order(string part, string value) => new OptionText(part, value, ':').Choice(
        ("declared", GcCopyOrder.Declared), ("reversed", GcCopyOrder.Reversed), ("shuffled", GcCopyOrder.Shuffled));
}
