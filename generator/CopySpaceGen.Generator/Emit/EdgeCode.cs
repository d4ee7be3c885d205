using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>The code by which a field that refers to an object is read, written, rooted and traced.</summary>
internal static class EdgeCode
{
    /// <summary>The type of the field.</summary>
    public static string FieldType(this EdgeModel edge) => edge.Width switch
    {
        EdgeWidth.Narrow => "Gc::GcRef32",
        EdgeWidth.Value => "Gc::GcValue",
        _ => "Gc::GcRef",
    };

    /// <summary>The type that the user reads and writes it as.</summary>
    public static string LocalType(this EdgeModel edge, string heap) => edge.IsTyped ? Names.Reference(edge.Targets[0]) : $"Gc::GcAny<{heap}>";

    /// <summary>The type of an allocation's parameter for it: one that takes references and handles.</summary>
    public static string ArgumentType(this EdgeModel edge, string heap) =>
        edge.IsTyped ? $"Gc::GcArgument<{edge.Targets[0]}>" : $"Gc::GcAnyArgument<{heap}>";

    /// <summary>The type of the handle that roots what an allocation's argument refers to.</summary>
    public static string HandleType(this EdgeModel edge, string heap) => edge.IsTyped ? $"Gc::Local<{edge.Targets[0]}>" : $"Gc::LocalAny<{heap}>";

    /// <summary>What the user reads, out of the field.</summary>
    public static string Load(this EdgeModel edge, string heap, string field)
    {
        string method = edge.IsTyped ? $"Load<{edge.Targets[0]}>" : $"LoadAny<{heap}>";
        return $"Rt::GcAccess.{method}({(edge.Width == EdgeWidth.Narrow ? "ref " : "")}{field})";
    }

    /// <summary>What is written into the field, out of a reference or an argument of a typed edge, or out of any value.</summary>
    public static string Store(this EdgeModel edge, string value)
    {
        string narrow = edge.Width == EdgeWidth.Narrow ? "32" : "";
        return edge switch
        {
            { Width: EdgeWidth.Value } => $"Rt::GcAccess.Value({value})",
            { IsTyped: true } => $"Rt::GcAccess.Edge{narrow}({value})",
            { Targets.Count: 0 } => $"Rt::GcAccess.AnyEdge{narrow}({value})",
            _ => $"Rt::GcAccess.AnyEdge{narrow}(Rt::GcAccess.OneOf({value}, {string.Join(", ", edge.Targets.Select(static target => target + ".Layout.HeaderWord"))}))",
        };
    }

    /// <summary>The reference or value that an argument of an allocation is.</summary>
    public static string FromArgument(this EdgeModel edge, string argument) =>
        edge.IsTyped ? $"Rt::GcAccess.Reference({argument})" : $"Rt::GcAccess.Any({argument})";

    /// <summary>A handle that roots a reference or value.</summary>
    public static string Root(this EdgeModel edge, string heap, string value, bool hasKinds)
    {
        string word = edge.IsTyped ? $"(nuint)Rt::GcAccess.Target({value})" : $"Rt::GcAccess.Word({value})";
        string slot = $"PushRoot({word}{(hasKinds ? ", " + edge.Tag() : "")})";
        return edge.IsTyped ? $"Rt::GcAccess.Local<{edge.Targets[0]}>({slot})" : $"Rt::GcAccess.LocalAny<{heap}>({slot})";
    }

    /// <summary>What a handle refers to.</summary>
    public static string FromHandle(this EdgeModel edge, string handle) => edge.IsTyped ? $"{handle}.Ref" : $"{handle}.Any";

    /// <summary>The kind of its referent, as entries of the worklist carry it.</summary>
    public static string Tag(this EdgeModel edge) => edge.IsTyped ? $"{edge.Targets[0]}.Layout.Tag" : "Rt::Tracer.AnyTag";

    /// <summary>A test whether a field refers to an object.</summary>
    public static string RefersToObject(this EdgeModel edge, string field) => edge.Width == EdgeWidth.Value ? $"{field}.IsReference" : $"!{field}.IsNull";

    /// <summary>The entry of the worklist for an edge, out of a pointer to it.</summary>
    public static string Entry(this EdgeModel edge, string pointer, bool hasKinds) =>
        $"(nuint){pointer}{(edge.Width == EdgeWidth.Narrow ? " | Rt::Tracer.NarrowBit" : "")}{(hasKinds ? " | " + edge.Tag() : "")}";
}
