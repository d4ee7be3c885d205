using System.Text.Json;

namespace CopySpaceGen.Benchmarks.Harness.Reports;

/// <summary>All that was measured, for programs.</summary>
internal sealed record JsonReport(Machine Machine, bool Quick, int Rounds, IReadOnlyList<WorkloadResult> Workloads)
{
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, JsonReportContext.Default.JsonReport));
}
