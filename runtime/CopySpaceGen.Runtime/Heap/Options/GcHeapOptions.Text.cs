using System.Diagnostics.CodeAnalysis;

namespace CopySpaceGen;

// Options as text: from a command line, a file of settings, an environment variable.
public sealed partial record GcHeapOptions
{
    /// <summary>
    /// Reads options from text: <c>heap-size=64m,max-heap-size=1g,verify=true,stress=every:100+poison</c>. The names are those of the properties in
    /// kebab-case (<see cref="VerifyEveryCollection"/> is <c>verify</c>), sizes have the units of 1024 bytes <c>k</c>, <c>m</c>, <c>g</c>, <c>t</c> or none,
    /// times end in <c>ms</c> or <c>s</c> or are <c>never</c>, and stress modes are those of <see cref="GcStress.Parse"/>. What the text leaves out
    /// is as in <c>new GcHeapOptions()</c>.
    /// </summary>
    /// <param name="text">The text; empty for no options.</param>
    /// <returns>The options; <c>with { ... }</c> sets others. Whether they suit a heap is checked when it is made.</returns>
    /// <exception cref="FormatException">
    /// An option is unknown, given twice, or has a value that is not allowed: the message names the option and its value, and what is allowed. Or
    /// <c>heap-size</c>, <c>max-heap-size</c> and <c>policy</c> contradict each other: it names those that do, and how to mend it.
    /// </exception>
    /// <remarks>After <c>gc_options_parse_and_set_many</c>, which says no more than that something is wrong. Any thread.</remarks>
    public static GcHeapOptions Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OptionKey.Apply(new GcHeapOptions(), text);
    }

    /// <summary>Reads options from text, as <see cref="Parse"/> does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">The options; null if the text is wrong.</param>
    /// <param name="error">What is wrong with the text; null if nothing is.</param>
    /// <returns>Whether the text was right.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out GcHeapOptions? options, [NotNullWhen(false)] out string? error)
    {
        try
        {
            options = text is null ? throw new FormatException("There is no text of options.") : Parse(text);
            error = null;
            return true;
        }
        catch (FormatException wrong)
        {
            options = null;
            error = wrong.Message;
            return false;
        }
    }

    /// <summary>Reads a size as <see cref="Parse"/> does: <c>65536</c>, <c>512k</c>, <c>64m</c>, <c>2g</c>, <c>1t</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The size in bytes; 0 if the text is no size.</param>
    /// <returns>Whether the text is a size, of whatever magnitude.</returns>
    public static bool TryParseSize(ReadOnlySpan<char> text, out long bytes) => ByteSize.TryParse(text, out bytes);
}
