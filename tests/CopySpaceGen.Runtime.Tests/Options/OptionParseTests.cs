using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Options;

public class OptionParseTests
{
    [Fact]
    public void Every_option_is_read()
    {
        GcHeapOptions options = GcHeapOptions.Parse(
            "heap-size=64m, max-heap-size=1g,policy=growable,heap-size-multiplier=2.5,page-out-delay=100ms,checked=true,verify=true,stress=every:100+poison");
        Assert.Equal(
            new GcHeapOptions
            {
                HeapSize = 64 << 20,
                MaxHeapSize = 1 << 30,
                Policy = GcHeapPolicy.Growable,
                HeapSizeMultiplier = 2.5,
                PageOutDelay = TimeSpan.FromMilliseconds(100),
                Checked = true,
                VerifyEveryCollection = true,
                Stress = new GcStress { CollectEvery = 100, PoisonDeadMemory = true },
            },
            options);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",")]
    public void No_options_are_the_defaults(string text) => Assert.Equal(new GcHeapOptions(), GcHeapOptions.Parse(text));

    [Fact]
    public void A_heap_is_as_the_text_says()
    {
        using ListHeap heap = new(GcHeapOptions.Parse("heap-size=1m,stress=every:10") with { Checked = false });
        using ListHeap.Mutator m = heap.Attach();
        for (int i = 0; i < 100; i++)
        {
            m.NewNumber(i);
        }

        Assert.Equal((1 << 20, 10), (heap.GetStatistics().HeapSizeBytes, heap.GetStatistics().Collections));
    }

    [Theory]
    [InlineData("1.5s", 1500)]
    [InlineData("10ms", 10)]
    [InlineData("0.01s", 10)]
    [InlineData("86400s", 86_400_000)]
    [InlineData("never", -1)]
    public void Times_are_read(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), GcHeapOptions.Parse("page-out-delay=" + text).PageOutDelay);

    [Theory]
    [InlineData("heap-size=1k", "a size from 256k to 16t")]
    [InlineData("heap-size=", "a size from 256k to 16t")]
    [InlineData("heap-size=64mb", "a size from 256k to 16t")]
    [InlineData("max-heap-size=17t", "a size from 256k to 16t")]
    [InlineData("policy=Fixed", "fixed or growable")]
    [InlineData("heap-size-multiplier=2", "a number from 2.1 to 100")]
    [InlineData("heap-size-multiplier=NaN", "a number from 2.1 to 100")]
    [InlineData("heap-size-multiplier=1e1", "a number from 2.1 to 100")]
    [InlineData("page-out-delay=9ms", "a time from 10ms to 86400s")]
    [InlineData("page-out-delay=86401s", "a time from 10ms to 86400s")]
    [InlineData("page-out-delay=1", "a time from 10ms to 86400s")]
    [InlineData("page-out-delay=s", "a time from 10ms to 86400s")]
    [InlineData("page-out-delay=1e9s", "a time from 10ms to 86400s")]
    [InlineData("page-out-delay=99999999999999999999999s", "a time from 10ms to 86400s")]
    [InlineData("checked=yes", "true or false")]
    [InlineData("verify=1", "true or false")]
    [InlineData("stress=every:0", "'every:0' needs a whole number from 1 to 2147483647")]
    [InlineData("stress=random:2", "'random:2' needs a number from 0 to 1")]
    [InlineData("stress=order:up", "'order:up' needs declared, reversed or shuffled")]
    public void A_value_that_is_not_allowed_is_named_with_its_option_and_what_is_allowed(string text, string allowed)
    {
        string message = Assert.Throws<FormatException>(() => GcHeapOptions.Parse(text)).Message;
        Assert.Contains(allowed, message, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_option_lists_those_that_there_are()
    {
        string message = Assert.Throws<FormatException>(() => GcHeapOptions.Parse("heapsize=64m")).Message;
        Assert.StartsWith("'heapsize=64m' is no option.", message, StringComparison.Ordinal);
        foreach (string form in new[] { "heap-size=SIZE", "max-heap-size=SIZE", "policy=fixed|growable", "heap-size-multiplier=NUMBER", "page-out-delay=TIME|never", "checked=true|false", "verify=true|false", "stress=MODES" })
        {
            Assert.Contains(form, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_option_without_a_value_and_one_given_twice_are_refused()
    {
        Assert.Equal("'policy' has no value. Write policy=fixed|growable.", Assert.Throws<FormatException>(() => GcHeapOptions.Parse("policy")).Message);
        Assert.Contains("'heap-size=2m' sets heap-size, which has been set before", Assert.Throws<FormatException>(() => GcHeapOptions.Parse("heap-size=1m,heap-size=2m")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_says_what_is_wrong_instead_of_throwing()
    {
        Assert.True(GcHeapOptions.TryParse("heap-size=64m", out GcHeapOptions? options, out string? error));
        Assert.Equal((64 << 20, null), (options.HeapSize, error));
        Assert.False(GcHeapOptions.TryParse("heap-size=64", out options, out error));
        Assert.Null(options);
        Assert.Contains("'heap-size=64' needs a size", error, StringComparison.Ordinal);
        Assert.False(GcHeapOptions.TryParse(null, out _, out error));
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData(
        "heap-size=64m,max-heap-size=1024k",
        "'max-heap-size=1024k' is less than 'heap-size=64m', which the heap begins with. Raise max-heap-size to 64m at least, or lower heap-size.")]
    [InlineData(
        "max-heap-size=1m, policy=fixed, heap-size = 1025k",
        "'max-heap-size=1m' is less than 'heap-size = 1025k', which the heap begins with. Raise max-heap-size to 1025k at least, or lower heap-size.")]
    [InlineData(
        "policy=fixed,max-heap-size=64m,heap-size=1m",
        "'max-heap-size=64m' contradicts 'policy=fixed': a fixed heap has its heap-size as its limit. Leave it out, or write policy=growable.")]
    [InlineData(
        "policy=fixed,max-heap-size=64m",
        "'max-heap-size=64m' contradicts 'policy=fixed': a fixed heap has its heap-size as its limit. Write heap-size instead of max-heap-size, or policy=growable.")]
    public void Sizes_that_contradict_each_other_are_named_with_how_to_mend_it(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<FormatException>(() => GcHeapOptions.Parse(text)).Message);
        Assert.False(GcHeapOptions.TryParse(text, out _, out string? error));
        Assert.Equal(message, error);
        Assert.Equal(
            "In the environment variable COPYSPACEGEN_OPTIONS: " + message, Assert.Throws<FormatException>(() => EnvironmentOptions.Parse(text)).Message);
    }

    [Theory]
    [InlineData("heap-size=64m,max-heap-size=64m", 64 << 20, 64 << 20, GcHeapPolicy.Growable)]
    [InlineData("heap-size=64m,max-heap-size=64m,policy=fixed", 64 << 20, 64 << 20, GcHeapPolicy.Fixed)]
    [InlineData("max-heap-size=1m,policy=fixed", 1 << 20, 1 << 20, GcHeapPolicy.Fixed)]
    [InlineData("max-heap-size=1m", 1 << 20, 1 << 20, GcHeapPolicy.Growable)]
    [InlineData("policy=fixed", 16 << 20, 16 << 20, GcHeapPolicy.Fixed)]
    [InlineData("heap-size=1m,max-heap-size=1g,policy=growable", 1 << 20, 1 << 30, GcHeapPolicy.Growable)]
    public void Sizes_that_fit_together_are_taken(string text, long size, long limit, GcHeapPolicy policy)
    {
        GcHeapOptions options = GcHeapOptions.Parse(text);
        Assert.Equal((size, limit, policy), (options.HeapSize, options.MaxHeapSize, options.Policy));
        using ListHeap heap = new(options);
    }

    [Fact]
    public void What_a_program_makes_of_them_is_checked_when_the_heap_is_made()
    {
        GcHeapOptions options = GcHeapOptions.Parse("heap-size=64m") with { MaxHeapSize = 1 << 20 };
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => new QuadHeap(options)).Message;
        Assert.Contains("GcHeapOptions.MaxHeapSize must not be less than HeapSize", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_sets_what_the_program_does_not()
    {
        // What new GcHeapOptions() is a copy of where the environment variable says this.
        GcHeapOptions environment = EnvironmentOptions.Parse("heap-size=64m,heap-size-multiplier=5,verify=true");
        GcHeapOptions options = environment with { HeapSize = 1 << 20, Checked = true };
        Assert.Equal((1 << 20, 5, true, true), (options.HeapSize, options.HeapSizeMultiplier, options.VerifyEveryCollection, options.Checked));
        Assert.Equal(64 << 20, environment.HeapSize);
    }
}
