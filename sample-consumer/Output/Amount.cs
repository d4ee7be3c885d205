using System.Globalization;

namespace CopySpaceGen.Sample.Output;

/// <summary>Amounts as people read them.</summary>
internal static class Amount
{
    private static readonly string[] s_byteUnits = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static string OfBytes(double bytes)
    {
        int unit = 0;
        while (bytes >= 1024 && unit < s_byteUnits.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes:0.#} {s_byteUnits[unit]}");
    }

    public static string OfNumber(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string OfTime(TimeSpan time) => time.TotalSeconds >= 10
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.00} ms");

    /// <summary>A time that may be less than a millisecond.</summary>
    public static string OfShortTime(TimeSpan time) => time.TotalMilliseconds >= 1
        ? OfTime(time)
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:0.0} \u00B5s");

    public static string OfSeconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds,5:0.0} s");

    public static string OfPercentile(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent} %");

    public static string OfShare(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");
}
