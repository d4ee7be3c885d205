using System.Diagnostics;

namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>A thread that serves requests, one after the other.</summary>
/// <param name="heap">The heap, which all threads share.</param>
/// <param name="index">The index, which they share as well.</param>
/// <param name="parameters">How many requests.</param>
/// <param name="number">The number of the thread, on which its requests depend.</param>
internal sealed class ServerThread(ServerHeap heap, StripedIndex index, ServerParameters parameters, int number)
{
    private const int RequestsToReport = 4096;

    private readonly Latencies _latencies = new();
    private long _lookUps;
    private long _insertions;
    private long _deletions;
    private long _answers;

    /// <summary>Attaches the calling thread, and serves on it.</summary>
    /// <param name="progress">Told the fraction that is done, from 0 to 1.</param>
    /// <param name="end">Cancelled if the thread is to end early.</param>
    /// <exception cref="OperationCanceledException">It has ended early.</exception>
    /// <exception cref="SampleException">An answer was wrong.</exception>
    public ServerShare Run(IProgress<double> progress, CancellationToken end)
    {
        // Disposed of when this fails too: the other threads would wait for one that stays attached and does nothing.
        using ServerHeap.Mutator m = heap.Attach();
        SplitMix64 requests = new((ulong)number);
        int seconds = parameters.Seconds ?? ServerParameters.DefaultSeconds;
        long start = Stopwatch.GetTimestamp();
        long now = start;
        double done = 0;
        for (long served = 0; done < 1; served++)
        {
            end.ThrowIfCancellationRequested();
            Serve(m, Request.Draw(ref requests, parameters.Keys));
            long answered = Stopwatch.GetTimestamp();
            _latencies.Record(now, answered);
            now = answered;
            done = parameters.Requests is { } all ? (served + 1.0) / all : Stopwatch.GetElapsedTime(start, now).TotalSeconds / seconds;
            if (served % RequestsToReport == 0)
            {
                progress.Report(Math.Min(done, 1));
            }
        }

        return new ServerShare(_lookUps, _insertions, _deletions, _answers, _latencies);
    }

    private void Serve(ServerHeap.Mutator m, Request request)
    {
        if (!request.IsChange)
        {
            Answer(m, request.Key);
            _lookUps++;
        }
        else if (index[request.Key].Change(m, request.Key).HasText)
        {
            _insertions++;
        }
        else
        {
            _deletions++;
        }
    }

    /// <summary>Answers a look-up by a copy of the text that it finds.</summary>
    private void Answer(ServerHeap.Mutator m, int key)
    {
        using GcScope scope = m.OpenScope();
        Local<Text> text = m.Local(index[key].LookUp(m, key, out Revision revision));
        if (!text.IsNull)
        {
            // Another thread may take the text out of the index meanwhile: the handle keeps it.
            GcRef<Text> answer = m.NewText(text.Length);
            text.Letters.CopyTo(answer.Letters);
            revision.Check(answer.Letters);
            _answers++;
        }
    }
}
