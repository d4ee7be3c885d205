namespace CopySpaceGen.Tests.Options;

public class ByteSizeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("65535", 65535)]
    [InlineData("512k", 512L << 10)]
    [InlineData("64m", 64L << 20)]
    [InlineData("2g", 2L << 30)]
    [InlineData("1t", 1L << 40)]
    [InlineData("8191t", 8191L << 40)]
    public void Size_is_read_and_written(string text, long expected)
    {
        Assert.True(GcHeapOptions.TryParseSize(text, out long bytes));
        Assert.Equal(expected, bytes);
        Assert.Equal(text, ByteSize.ToText(bytes));
    }

    [Theory]
    [InlineData("64M", 64L << 20)]
    [InlineData("65536", 64L << 10)]
    [InlineData("1024k", 1L << 20)]
    public void Size_has_several_forms(string text, long expected)
    {
        Assert.True(GcHeapOptions.TryParseSize(text, out long bytes));
        Assert.Equal(expected, bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.5g")]
    [InlineData("64mb")]
    [InlineData("9223372036854775807k")]
    [InlineData("99999999999999999999")]
    public void What_is_no_size_is_refused(string text)
    {
        Assert.False(GcHeapOptions.TryParseSize(text, out long bytes));
        Assert.Equal(0, bytes);
    }
}
