using CopySpaceGen.Sample.Workloads;

namespace CopySpaceGen.Sample.Tests;

public class ThreadTeamTests
{
    // For what comes at once, unless it never comes.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Each_result_is_that_of_its_thread()
    {
        using Barrier all = new(3);

        (int Number, int Thread)[] results = ThreadTeam.Run(3, (number, _) =>
        {
            all.SignalAndWait();
            return (number, Environment.CurrentManagedThreadId);
        });

        Assert.Equal([0, 1, 2], results.Select(result => result.Number));
        Assert.Equal(3, results.Select(result => result.Thread).Distinct().Count());
        Assert.Equal(Environment.CurrentManagedThreadId, results[0].Thread);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Failure_of_one_thread_ends_all_and_is_what_is_thrown(int failing)
    {
        using Barrier all = new(4);
        int ended = 0;

        SampleException exception = Assert.Throws<SampleException>(() => ThreadTeam.Run<int>(4, (number, end) =>
        {
            all.SignalAndWait();
            if (number == failing)
            {
                throw new SampleException("This one.");
            }

            if (end.WaitHandle.WaitOne(s_patience))
            {
                Interlocked.Increment(ref ended);
            }

            throw new OperationCanceledException(end);
        }));

        Assert.Equal("This one.", exception.Message);
        Assert.Equal(3, ended);
    }
}
