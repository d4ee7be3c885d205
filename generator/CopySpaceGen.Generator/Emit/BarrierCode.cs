using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>How the setters of edges write them: straight, or through the barrier of a heap that logs written edges.</summary>
/// <param name="Method">The barrier's method; null in a heap that does not log.</param>
/// <param name="Holder">The code for a pointer to the object that the edge is in.</param>
/// <param name="Kind">The code for the kind of that object.</param>
/// <param name="Granule">The bytes that a bit of the log stands for.</param>
internal sealed record BarrierCode(string? Method, string Holder, string Kind, int Granule)
{
    /// <summary>Whether edges are logged.</summary>
    public bool Logs => Method is not null;

    /// <summary>Whether the edges are in a struct that is handed out, of which the user can take copies.</summary>
    public bool IsInStruct { get; init; }

    /// <summary>Writes what the reader should know of the setters that follow.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="logGranule">The bytes that a bit of the log stands for; 0 if there is none.</param>
    /// <param name="hasParts">Whether structs with edges are handed out.</param>
    public static void WriteComment(SourceWriter writer, int logGranule, bool hasParts)
    {
        if (logGranule == 0)
        {
            return;
        }

        writer.WriteLine($"// Setters write through a barrier: a bit for each {logGranule} bytes tells whether an edge is in the list of changed ones already.");
        if (hasParts)
        {
            writer.WriteLine("// Structs with edges are handed out to be read; a Write method lists all their edges as changed, and then hands them out to be written.");
        }
    }

    /// <summary>The barrier for edges in the objects of a type. That of large objects finds the bit by address, as they have no slab.</summary>
    public static BarrierCode Of(ObjectModel type, string holder) => new(
        type.LogGranule == 0 ? null : type.MayBeLarge ? "WriteAnywhere" : "Write",
        holder,
        type.Kind is null ? "0" : $"{type.Layout()}.Kind",
        type.LogGranule);

    /// <summary>The barrier for edges in a struct that is handed out in place: in which object it is, is not known there, and they are logged.</summary>
    public static BarrierCode Of(InlineModel type) => new(type.LogGranule == 0 ? null : "WriteAnywhere", "null", "0", type.LogGranule) { IsInStruct = true };

    /// <summary>The barrier for edges in an array, whose view knows which object it is in.</summary>
    public static BarrierCode OfView(InlineModel type) => Of(type) with { Holder = "_holder", Kind = "_kind" };

    /// <summary>A statement that logs an edge which is about to be handed out in its struct.</summary>
    public static string Log(InlineModel type, string edge) => $"Rt::FieldBarrier.Log({edge}, holder, kind, {type.LogGranule});";

    /// <summary>
    /// What the user reads of an edge, out of the field. The place of one of 4 bytes matters, and a struct that is handed out to be read may be a copy.
    /// </summary>
    public string Read(EdgeModel edge, string heap, string field) =>
        edge.Load(heap, Logs && IsInStruct && edge.Width == EdgeWidth.Narrow ? $"Rt::FieldBarrier.InPlace(ref {field})" : field);

    /// <summary>The code that writes what <see cref="EdgeCode.Store"/> gives into a field.</summary>
    public string Write(string field, string value) =>
        Method is null ? $"{field} = {value}" : $"Rt::FieldBarrier.{Method}(ref {field}, {value}, {Holder}, {Kind}, {Granule})";
}
