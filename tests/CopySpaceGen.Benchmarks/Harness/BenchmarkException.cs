namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>A comparison means nothing: a run failed, or implementations disagree.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
