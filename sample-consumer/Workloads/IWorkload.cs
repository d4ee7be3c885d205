namespace CopySpaceGen.Sample.Workloads;

/// <summary>A program that runs on a heap of its own and is measured.</summary>
internal interface IWorkload
{
    string Name { get; }

    /// <summary>What the user changes to give it more memory.</summary>
    string MemoryAdvice { get; }

    /// <summary>Runs it from an empty heap to the end, on the calling thread and those that it starts and waits for.</summary>
    /// <param name="progress">Told the fraction that is done, from 0 to 1.</param>
    /// <exception cref="SampleException">The input is unusable, or the heap holds something else than was put there.</exception>
    WorkloadResult Run(IProgress<double> progress);
}
