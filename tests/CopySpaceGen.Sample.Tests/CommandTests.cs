using CopySpaceGen.Sample.Workloads.Words;

namespace CopySpaceGen.Sample.Tests;

public class CommandTests
{
    [Theory]
    [InlineData("Unrecognized command or argument", "nonsense")]
    [InlineData("DEPTH must be a whole number from 1 to 18, not 'deep'", "quads", "deep")]
    [InlineData("DEPTH must be a whole number from 1 to 18, not '19'", "quads", "19")]
    [InlineData("MULT must be a number above 1 and up to 100, such as 2.5, not '1'", "quads", "6", "1")]
    [InlineData("MULT must be a number above 1 and up to 100, such as 2.5, not 'much'", "quads", "6", "much")]
    [InlineData("MULT must be a number above 1 and up to 100, such as 2.5, not 'NaN'", "quads", "6", "NaN")]
    [InlineData("Lower DEPTH or MULT", "quads", "18", "100")]
    [InlineData("Raise MULT", "quads", "8", "1.1")]
    [InlineData("Raise MULT", "quads", "8", "1.1", "--json")]
    [InlineData("DEPTH must be a whole number from 1 to 18, not '0'", "quads32", "0")]
    [InlineData("MULT must be a number above 1 and up to 100, such as 2.5, not '101'", "quads32", "6", "101")]
    [InlineData("more than 31 GiB. Lower DEPTH or MULT", "quads32", "15")]
    [InlineData("MULT must be a number above 0.1 and below 100, such as 2.5, not '0.1'", "gcbench", "0.1")]
    [InlineData("MULT must be a number above 0.1 and below 100, such as 2.5, not '100'", "gcbench", "100")]
    [InlineData("MULT must be a number above 0.1 and below 100, such as 2.5, not 'much'", "gcbench", "much")]
    [InlineData("THREADS must be a whole number from 1 to 256, not '0'", "gcbench", "2.5", "0")]
    [InlineData("THREADS must be a whole number from 1 to 256, not '257'", "gcbench", "2.5", "257")]
    [InlineData("Raise MULT", "gcbench", "0.5")]
    [InlineData("Raise MULT", "gcbench", "0.5", "2", "--json")]
    [InlineData("DEPTH must be a whole number from 0 to 30, not '31'", "trees", "31")]
    [InlineData("--gc-threads must be a whole number from 1 to 256, not '0'", "quads", "--gc-threads", "0")]
    [InlineData("--gc-threads must be a whole number from 1 to 256, not '257'", "gcbench", "--gc-threads", "257")]
    [InlineData("--threads must be a whole number from 1 to 256, not '0'", "server", "--threads", "0")]
    [InlineData("--seconds must be a whole number from 1 to 3600, not '0'", "server", "--seconds", "0")]
    [InlineData("--requests must be a whole number from 1 to 1000000000, not 'all'", "server", "--requests", "all")]
    [InlineData("--keys must be a whole number from 1 to 10000000, not '0'", "server", "--keys", "0")]
    [InlineData("Give --seconds or --requests, not both", "server", "--seconds", "1", "--requests", "1")]
    [InlineData("Raise --heap-size", "server", "--requests", "1000000", "--heap-size", "4m")]
    [InlineData("--heap-size must be from 256k to 16t, as in 512k, 64m or 2g, not '7'", "trees", "--heap-size", "7")]
    [InlineData("--heap-size must be from 256k to 16t, as in 512k, 64m or 2g, not '64x'", "trees", "--heap-size", "64x")]
    [InlineData("Raise --heap-size", "trees", "14", "--heap-size", "256k")]
    [InlineData("Required argument 'FILE' missing", "words")]
    [InlineData("--top must be a whole number from 1 to 1000000, not '0'", "words", "text", "--top", "0")]
    [InlineData("There is no file 'missing.txt'", "words", "missing.txt")]
    [InlineData("'.' is a directory", "words", ".")]
    public void Error_names_the_fix_and_gives_exit_code_1(string expected, params string[] args)
    {
        Invocation run = Invocation.Run(args);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Error: ", run.Error);
        Assert.Contains(expected, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void Text_that_does_not_fit_names_the_option()
    {
        using TemporaryFile file = new(SampleText.Create(300_000));

        Invocation run = Invocation.Run("words", file.Path, "--heap-size", "512k");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Raise --heap-size", run.Error);
    }

    [Fact]
    public void Heap_without_address_space_is_an_error_too()
    {
        Invocation run = Invocation.Run("trees", "6", "--heap-size", "16t");

        // Systems differ in whether they hand out so much; what counts is that neither answer is a crash.
        Assert.InRange(run.ExitCode, 0, 1);
        Assert.Equal(run.ExitCode == 0, run.Error.Length == 0);
    }

    [Fact]
    public void Words_prints_the_most_frequent_words()
    {
        using TemporaryFile file = new("The cat and the dog.\nAnd the end.\n");

        Invocation run = Invocation.Run("words", file.Path, "--top", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("8 words, 5 different ones, in 2 lines.", run.Output);
        Assert.Contains("the", run.Output);
        Assert.Contains("and", run.Output);
        Assert.DoesNotContain("dog", run.Output);
    }

    [Fact]
    public void Gcbench_prints_the_times_of_each_depth_for_all_threads()
    {
        Invocation run = Invocation.Run("gcbench", "3", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.All(["slowest of 2 threads", "33,824", "top down", "bottom up"], expected => Assert.Contains(expected, run.Output));
    }

    [Fact]
    public void Server_prints_the_times_of_requests_next_to_those_of_collections()
    {
        Invocation run = Invocation.Run("server", "--threads", "3", "--requests", "1000", "--keys", "100");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.All(
            ["requests a second", "look-ups", "insertions", "deletions", "request", "pause", "99.9 %", "longest", "3,000", "time to stop"],
            expected => Assert.Contains(expected, run.Output));
    }

    [Fact]
    public void Tour_runs_everything()
    {
        Invocation run = Invocation.Run();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.All(["quads", "quads32", "gcbench", "words", "trees", "collections", "checksum"], expected => Assert.Contains(expected, run.Output));
    }

    [Theory]
    [InlineData()]
    [InlineData("quads")]
    [InlineData("quads32")]
    [InlineData("gcbench")]
    [InlineData("words")]
    [InlineData("trees")]
    [InlineData("breathe")]
    [InlineData("server")]
    public void Help_is_printed(params string[] command)
    {
        Invocation run = Invocation.Run([.. command, "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:", run.Output);
    }
}
