using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>An edge that has been written: an entry of an <see cref="EdgeBuffer"/>.</summary>
internal readonly struct LoggedEdge
{
    private readonly nuint _holder;

    internal LoggedEdge(nuint edge, nuint holder, int kind)
    {
        Edge = edge;
        _holder = holder | ((nuint)kind << Tracer.KindShift);
    }

    /// <summary>The address of the edge.</summary>
    internal nuint Edge { get; }

    /// <summary>The object it is in.</summary>
    internal nuint Holder => Tracer.AddressIn(_holder);

    /// <summary>The kind of that object.</summary>
    internal int Kind => (int)(_holder >> Tracer.KindShift);
}
