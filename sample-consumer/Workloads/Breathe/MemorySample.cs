namespace CopySpaceGen.Sample.Workloads.Breathe;

/// <summary>What the process had of the memory of the machine at a moment.</summary>
/// <param name="Time">The time since the start.</param>
/// <param name="Phase">What the program did.</param>
/// <param name="LoadBytes">The bytes of the load.</param>
/// <param name="ResidentBytes">The resident memory of the process in bytes, all of .NET included.</param>
internal readonly record struct MemorySample(TimeSpan Time, string Phase, long LoadBytes, long ResidentBytes);
