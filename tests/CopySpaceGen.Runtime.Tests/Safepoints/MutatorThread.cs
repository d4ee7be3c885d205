using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace CopySpaceGen.Tests.Safepoints;

/// <summary>A thread that does one thing after another as a test tells it, each while others do or do not do theirs.</summary>
internal sealed class MutatorThread : IDisposable
{
    // So that a test that would wait for ever fails instead, and one on a machine that is busy with other things does not.
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly BlockingCollection<Action> _steps = [];

    public MutatorThread(string name = "other")
    {
        Thread = new Thread(Run) { IsBackground = true, Name = name };
        Thread.Start();
    }

    public Thread Thread { get; }

    /// <summary>Lets the thread begin with something.</summary>
    public Step Begin(Action action)
    {
        Step step = new();
        _steps.Add(() => step.Run(action));
        return step;
    }

    /// <summary>Lets the thread do something, and waits until it is done.</summary>
    public void Do(Action action) => Begin(action).End();

    /// <inheritdoc cref="Do(Action)"/>
    public T Do<T>(Func<T> function)
    {
        T result = default!;
        Do(() => { result = function(); });
        return result;
    }

    /// <summary>Lets the thread end, and waits until it has.</summary>
    public void End()
    {
        _steps.CompleteAdding();
        Assert.True(Thread.Join(Patience), "The thread does not end.");
    }

    public void Dispose() => _steps.CompleteAdding();

    /// <summary>Waits until something that other threads bring about is so.</summary>
    public static void Await(Func<bool> condition, string what)
    {
        Assert.True(SpinWait.SpinUntil(condition, Patience), $"It never comes about: {what}.");
    }

    private void Run()
    {
        foreach (Action step in _steps.GetConsumingEnumerable())
        {
            step();
        }
    }

    /// <summary>Something that a thread does.</summary>
    internal sealed class Step
    {
        private readonly ManualResetEventSlim _done = new();
        private Exception? _failure;

        public bool IsDone => _done.IsSet;

        /// <summary>Waits until it is done, and throws what it threw.</summary>
        /// <param name="busy">How long it has things to do.</param>
        public void End(TimeSpan busy = default)
        {
            Assert.True(_done.Wait(busy + Patience), "The thread waits for ever.");
            if (_failure is not null)
            {
                ExceptionDispatchInfo.Throw(_failure);
            }
        }

        internal void Run(Action action)
        {
            _failure = Record.Exception(action);
            _done.Set();
        }
    }
}
