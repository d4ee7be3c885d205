using static CopySpaceGen.GcHeapOptions;

namespace CopySpaceGen;

/// <summary>An option as text, <c>name=value</c>, and the table of all of them: a further option is a further entry.</summary>
/// <param name="Name">The name of the property in kebab-case.</param>
/// <param name="Form">What its value looks like, for messages.</param>
/// <param name="Set">Reads the value and sets the property.</param>
internal sealed record OptionKey(string Name, string Form, Func<GcHeapOptions, OptionText, GcHeapOptions> Set)
{
    private const string HeapSizeName = "heap-size";
    private const string MaxHeapSizeName = "max-heap-size";
    private const string PolicyName = "policy";
    private const char Separator = ',';
    private const char Sign = '=';

    private static readonly OptionKey[] s_all =
    [
        new(HeapSizeName, "SIZE", static (options, text) => options with { HeapSize = text.Size(SmallestHeapSize, LargestHeapSize) }),
        new(MaxHeapSizeName, "SIZE", static (options, text) => options with { MaxHeapSize = text.Size(SmallestHeapSize, LargestHeapSize) }),
        new(PolicyName, "fixed|growable", static (options, text) => options with { Policy = text.Choice(("fixed", GcHeapPolicy.Fixed), ("growable", GcHeapPolicy.Growable)) }),
        new("heap-size-multiplier", "NUMBER", static (options, text) => options with { HeapSizeMultiplier = text.Number(LeastMultiplier, MostMultiplier) }),
        new("page-out-delay", "TIME|never", static (options, text) => options with { PageOutDelay = text.DurationOrNever(ShortestPageOutDelay, LongestPageOutDelay) }),
        new("gc-threads", "N", static (options, text) => options with { GcThreads = (int)text.WholeNumber(1, MostGcThreads) }),
        new("stop-timeout", "TIME|never", static (options, text) => options with { StopTimeout = text.DurationOrNever(ShortestStopTimeout, LongestStopTimeout) }),
        new("checked", "true|false", static (options, text) => options with { Checked = text.Boolean() }),
        new("verify", "true|false", static (options, text) => options with { VerifyEveryCollection = text.Boolean() }),
        new("stress", "MODES", static (options, text) => options with { Stress = Stress(text) }),
    ];

    /// <summary>Sets what a text of options says.</summary>
    /// <param name="options">The settings of all other options.</param>
    /// <param name="text">The text: options joined by commas, or nothing.</param>
    /// <exception cref="FormatException">An option is unknown, given twice, has a value that is not allowed, or contradicts another.</exception>
    internal static GcHeapOptions Apply(GcHeapOptions options, string text)
    {
        Dictionary<string, string> given = [];
        foreach (string part in text.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pieces = part.Split(Sign, 2, StringSplitOptions.TrimEntries);
            OptionKey key = Array.Find(s_all, key => key.Name == pieces[0]) ?? throw Unknown(part);
            if (pieces.Length == 1)
            {
                throw new FormatException($"'{part}' has no value. Write {key.Name}{Sign}{key.Form}.");
            }

            if (!given.TryAdd(key.Name, part))
            {
                throw new FormatException($"'{part}' sets {key.Name}, which has been set before. Give it once.");
            }

            options = key.Set(options, new OptionText(part, pieces[1], Sign));
        }

        CheckSizes(options, given);
        return options;
    }

    // A text that sets one of the sizes sets all that are set: those of the environment are dropped then. Where it sets none, those of the environment
    // stay, which were checked when it was read.
    private static void CheckSizes(GcHeapOptions options, Dictionary<string, string> given)
    {
        if (!given.TryGetValue(MaxHeapSizeName, out string? limit))
        {
            return;
        }

        switch (options.FindSizeConflict())
        {
            case SizeConflict.LimitBelowSize:
                throw new FormatException(
                    $"'{limit}' is less than '{given[HeapSizeName]}', which the heap begins with. "
                    + $"Raise {MaxHeapSizeName} to {ByteSize.ToText(options.HeapSize)} at least, or lower {HeapSizeName}.");
            case SizeConflict.LimitOfFixedHeap:
                string mend = given.ContainsKey(HeapSizeName)
                    ? $"Leave it out, or write {PolicyName}{Sign}growable."
                    : $"Write {HeapSizeName} instead of {MaxHeapSizeName}, or {PolicyName}{Sign}growable.";
                throw new FormatException($"'{limit}' contradicts '{given[PolicyName]}': a fixed heap has its {HeapSizeName} as its limit. {mend}");
            case SizeConflict.None:
                break;
        }
    }

    private static GcStress Stress(OptionText text)
    {
        try
        {
            return GcStress.Parse(text.Value);
        }
        catch (FormatException error)
        {
            throw new FormatException($"'{text.Part}' is not allowed: {error.Message}", error);
        }
    }

    private static FormatException Unknown(string part) => new(
        $"'{part}' is no option. There are {string.Join(", ", s_all.Select(static key => $"{key.Name}{Sign}{key.Form}"))}; join them by commas.");
}
