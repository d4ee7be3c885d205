using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>How the setters of edges write them: straight, or through the barrier of a heap that logs written edges.</summary>
/// <param name="Method">The barrier's method; null in a heap that does not log.</param>
/// <param name="Holder">The code for a pointer to the object that the edge is in.</param>
/// <param name="Kind">The code for the kind of that object.</param>
/// <param name="Granule">The bytes that a bit of the log stands for.</param>
internal sealed record BarrierCode(string? Method, string Holder, string Kind, int Granule)
{
    /// <summary>Writes what the reader should know of the setters that follow.</summary>
    public static void WriteComment(SourceWriter writer, int logGranule)
    {
        if (logGranule > 0)
        {
            writer.WriteLine($"// Setters write through a barrier: a bit for each {logGranule} bytes tells whether an edge is in the list of changed ones already.");
        }
    }

    /// <summary>The barrier for edges in the objects of a type. That of large objects finds the bit by address, as they have no slab.</summary>
    public static BarrierCode Of(ObjectModel type, string holder) => new(
        type.LogGranule == 0 ? null : type.MayBeLarge ? "WriteAnywhere" : "Write",
        holder,
        type.Kind is null ? "0" : $"{type.Layout()}.Kind",
        type.LogGranule);

    /// <summary>The barrier for edges in a struct that is handed out in place: in which object it is, is not known there.</summary>
    public static BarrierCode Of(InlineModel type) => new(type.LogGranule == 0 ? null : "WriteAnywhere", "null", "0", type.LogGranule);

    /// <summary>The code that writes what <see cref="EdgeCode.Store"/> gives into a field.</summary>
    public string Write(string field, string value) =>
        Method is null ? $"{field} = {value}" : $"Rt::FieldBarrier.{Method}(ref {field}, {value}, {Holder}, {Kind}, {Granule})";
}
