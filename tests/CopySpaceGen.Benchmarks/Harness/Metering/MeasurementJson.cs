using System.Text.Json;
using System.Text.Json.Serialization;

namespace CopySpaceGen.Benchmarks.Harness.Metering;

/// <summary>The line of JSON that a run prints, written and read without reflection: compiled ahead of time, a run has none.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Measurement))]
internal sealed partial class MeasurementJson : JsonSerializerContext;
