using System.Globalization;

namespace CopySpaceGen.Sample.Commands;

/// <summary>Sizes as users write them: 65536, 512k, 64m, 2g, 1t.</summary>
internal static class ByteSize
{
    private const string Units = "kmgt";

    public static bool TryParse(string text, out long bytes)
    {
        int unit = text.Length == 0 ? -1 : Units.IndexOf(char.ToLowerInvariant(text[^1]), StringComparison.Ordinal);
        ReadOnlySpan<char> digits = unit < 0 ? text : text.AsSpan(0, text.Length - 1);
        int shift = 10 * (unit + 1);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out bytes) || bytes > long.MaxValue >> shift)
        {
            bytes = 0;
            return false;
        }

        bytes <<= shift;
        return true;
    }
}
