using System.Globalization;

namespace CopySpaceGen;

/// <summary>A value in a text of options, and how values of each sort are read.</summary>
/// <param name="Part">The option with its value, as messages name it.</param>
/// <param name="Value">What comes after the sign.</param>
/// <param name="Sign">What stands between the option and its value.</param>
/// <remarks>All methods throw a <see cref="FormatException"/> that names the part and what is allowed.</remarks>
internal readonly record struct OptionText(string Part, string Value, char Sign)
{
    private const string Never = "never";

    /// <summary>The error that a part needs another value.</summary>
    internal FormatException Needs(string allowed) => new($"'{Part}' needs {allowed} after the '{Sign}'.");

    internal bool Boolean() => Choice(("true", true), ("false", false));

    internal long Size(long least, long most) => ByteSize.TryParse(Value, out long bytes) && bytes >= least && bytes <= most
        ? bytes
        : throw Needs($"a size from {ByteSize.ToText(least)} to {ByteSize.ToText(most)}, such as 512k, 64m or 2g,");

    internal long WholeNumber(long least, long most) =>
        long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most
            ? number
            : throw Needs(string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    internal double Number(double least, double most) =>
        double.TryParse(Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most
            ? number
            : throw Needs(string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    /// <summary>A time as in 100ms or 2.5s, or never, which is <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    internal TimeSpan DurationOrNever(TimeSpan least, TimeSpan most)
    {
        if (Value == Never)
        {
            return Timeout.InfiniteTimeSpan;
        }

        return TryReadDuration(out TimeSpan time) && time >= least && time <= most
            ? time
            : throw Needs($"a time from {ToText(least)} to {ToText(most)}, such as 100ms or 2.5s, or {Never}");
    }

    /// <summary>One of some words.</summary>
    internal T Choice<T>(params ReadOnlySpan<(string Word, T Value)> choices)
    {
        foreach ((string word, T value) in choices)
        {
            if (word == Value)
            {
                return value;
            }
        }

        string[] words = new string[choices.Length];
        for (int index = 0; index < words.Length; index++)
        {
            words[index] = choices[index].Word;
        }

        throw Needs(string.Join(", ", words[..^1]) + " or " + words[^1]);
    }

    private bool TryReadDuration(out TimeSpan time)
    {
        ReadOnlySpan<char> digits = Value;
        double unit = 1;
        if (digits.EndsWith("ms", StringComparison.Ordinal))
        {
            digits = digits[..^2];
        }
        else if (digits.EndsWith('s'))
        {
            digits = digits[..^1];
            unit = 1000;
        }
        else
        {
            digits = default;
        }

        bool isRead = double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number * unit < TimeSpan.MaxValue.TotalMilliseconds / 2;
        time = isRead ? TimeSpan.FromMilliseconds(number * unit) : default;
        return isRead;
    }

    private static string ToText(TimeSpan time) => time < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}s");
}
