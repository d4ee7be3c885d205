using System.Text.Json.Serialization;
using CopySpaceGen.Sample.Workloads.Breathe;
using CopySpaceGen.Sample.Workloads.GcBench;
using CopySpaceGen.Sample.Workloads.Quads;
using CopySpaceGen.Sample.Workloads.Server;
using CopySpaceGen.Sample.Workloads.Trees;
using CopySpaceGen.Sample.Workloads.Words;

namespace CopySpaceGen.Sample.Workloads;

/// <summary>What a run was asked to do.</summary>
[JsonDerivedType(typeof(QuadsParameters))]
[JsonDerivedType(typeof(GcBenchParameters))]
[JsonDerivedType(typeof(WordsParameters))]
[JsonDerivedType(typeof(TreesParameters))]
[JsonDerivedType(typeof(BreatheParameters))]
[JsonDerivedType(typeof(ServerParameters))]
internal abstract record WorkloadParameters;
