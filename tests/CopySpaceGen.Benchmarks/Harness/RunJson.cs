using System.Text.Json;
using System.Text.Json.Serialization;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>What a run is told and what it prints, as a line of JSON each, without reflection: compiled ahead of time, a run has none.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunOrder))]
[JsonSerializable(typeof(Measurement))]
internal sealed partial class RunJson : JsonSerializerContext;
