using System.Globalization;

namespace CopySpaceGen;

/// <summary>Sizes as people write them: 65536, 512k, 64m, 2g, 1t, where a unit is 1024 times the one before.</summary>
internal static class ByteSize
{
    private const string Units = "kmgt";

    internal static bool TryParse(ReadOnlySpan<char> text, out long bytes)
    {
        int unit = text.IsEmpty ? -1 : Units.IndexOf(char.ToLowerInvariant(text[^1]), StringComparison.Ordinal);
        ReadOnlySpan<char> digits = unit < 0 ? text : text[..^1];
        int shift = 10 * (unit + 1);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out bytes) || bytes > long.MaxValue >> shift)
        {
            bytes = 0;
            return false;
        }

        bytes <<= shift;
        return true;
    }

    /// <summary>The size in the largest unit that it is a whole number of.</summary>
    internal static string ToText(long bytes)
    {
        int units = 0;
        for (; units < Units.Length && bytes != 0 && bytes % 1024 == 0; units++)
        {
            bytes /= 1024;
        }

        return bytes.ToString(CultureInfo.InvariantCulture) + (units == 0 ? "" : Units[units - 1]);
    }
}
