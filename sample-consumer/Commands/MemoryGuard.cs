using CopySpaceGen.Sample.Workloads;

namespace CopySpaceGen.Sample.Commands;

/// <summary>Runs a workload and turns its running out of memory into advice.</summary>
internal sealed class MemoryGuard(IWorkload workload) : IWorkload
{
    public string Name => workload.Name;

    public string MemoryAdvice => workload.MemoryAdvice;

    public WorkloadResult Run(IProgress<double> progress)
    {
        try
        {
            return workload.Run(progress);
        }
        catch (GcOutOfMemoryException exception)
        {
            throw new SampleException($"{exception.Message}{Environment.NewLine}{workload.MemoryAdvice}");
        }
    }
}
