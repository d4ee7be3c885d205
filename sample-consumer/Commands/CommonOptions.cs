using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CopySpaceGen.Sample.Commands;

/// <summary>Options and arguments with messages that say what is wanted.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json")
    {
        Description = "Print one JSON object with what the run took, and nothing else.",
    };

    public static Option<long?> HeapSize(string defaultSize) => new("--heap-size")
    {
        Description = $"The size of the heap in bytes, or with a unit as in 64m. {defaultSize}",
        HelpName = "SIZE",
        CustomParser = static result => ParseBytes(result, "--heap-size", GcHeapOptions.SmallestHeapSize, "256k"),
    };

    public static Option<int?> GcThreads() => new("--gc-threads")
    {
        Description = $"The threads that collect the heap together, from 1 to {GcHeapOptions.MostGcThreads}. As many as there are processors, 8 at most, unless given.",
        HelpName = "N",
        CustomParser = result => ParseWholeNumber(result, "--gc-threads", 1, GcHeapOptions.MostGcThreads),
    };

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> WholeNumber(string name, string description, int defaultValue, int min, int max) => new(name)
    {
        Description = $"{description}: {defaultValue} unless given.",
        HelpName = "N",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => ParseWholeNumber(result, name, min, max),
    };

    /// <summary>An amount of memory.</summary>
    public static Option<long> Bytes(string name, string description, long defaultValue, long min, string minText) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => ParseBytes(result, name, min, minText),
    };

    public static Argument<int> Depth(int defaultValue, int min, int max, string description) => new("DEPTH")
    {
        Description = description,
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => ParseWholeNumber(result, "DEPTH", min, max),
    };

    /// <summary>The size of a heap in multiples of something.</summary>
    /// <param name="defaultValue">The value if none is given.</param>
    /// <param name="description">Multiples of what.</param>
    /// <param name="range">Which values are allowed, in words.</param>
    /// <param name="isAllowed">Which values are allowed.</param>
    public static Argument<double> Multiplier(double defaultValue, string description, string range, Func<double, bool> isAllowed) => new("MULT")
    {
        Description = description,
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => ParseMultiplier(result, range, isAllowed),
    };

    /// <summary>Reads a whole number within bounds.</summary>
    public static int ParseWholeNumber(ArgumentResult result, string name, int min, int max)
    {
        string text = TextOf(result);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max)
        {
            return value;
        }

        result.AddError($"{name} must be a whole number from {min} to {max}, not '{text}'.");
        return min;
    }

    /// <summary>The one token that was given.</summary>
    public static string TextOf(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;

    private static double ParseMultiplier(ArgumentResult result, string range, Func<double, bool> isAllowed)
    {
        string text = TextOf(result);
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && isAllowed(value))
        {
            return value;
        }

        result.AddError($"MULT must be a number {range}, such as 2.5, not '{text}'.");
        return 0;
    }

    private static long ParseBytes(ArgumentResult result, string name, long min, string minText)
    {
        string text = TextOf(result);
        if (GcHeapOptions.TryParseSize(text, out long bytes) && bytes >= min && bytes <= GcHeapOptions.LargestHeapSize)
        {
            return bytes;
        }

        result.AddError($"{name} must be from {minText} to 16t, as in 512k, 64m or 2g, not '{text}'.");
        return min;
    }
}
