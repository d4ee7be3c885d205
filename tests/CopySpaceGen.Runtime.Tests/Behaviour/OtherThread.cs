namespace CopySpaceGen.Tests.Behaviour;

/// <summary>Runs something on a thread of its own and waits for it.</summary>
internal static class OtherThread
{
    public static void Run(Action action)
    {
        Exception? caught = null;
        Thread thread = new(() => caught = Record.Exception(action));
        thread.Start();
        thread.Join();
        if (caught is not null)
        {
            throw new InvalidOperationException("The other thread failed.", caught);
        }
    }

    public static TException Catch<TException>(Action action)
        where TException : Exception
    {
        TException? caught = null;
        Run(() => caught = Assert.ThrowsAny<TException>(action));
        return caught!;
    }
}
