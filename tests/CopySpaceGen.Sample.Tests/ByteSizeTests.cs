using CopySpaceGen.Sample.Commands;

namespace CopySpaceGen.Sample.Tests;

public class ByteSizeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("65536", 65536)]
    [InlineData("512k", 512L << 10)]
    [InlineData("64M", 64L << 20)]
    [InlineData("2g", 2L << 30)]
    [InlineData("1t", 1L << 40)]
    public void Size_is_read(string text, long expected)
    {
        Assert.True(ByteSize.TryParse(text, out long bytes));
        Assert.Equal(expected, bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("-1")]
    [InlineData("1.5g")]
    [InlineData("64mb")]
    [InlineData("9223372036854775807k")]
    [InlineData("99999999999999999999")]
    public void What_is_no_size_is_refused(string text) => Assert.False(ByteSize.TryParse(text, out _));
}
