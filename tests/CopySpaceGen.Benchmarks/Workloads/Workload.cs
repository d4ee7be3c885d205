namespace CopySpaceGen.Benchmarks.Workloads;

/// <summary>A deterministic program, in several implementations that compute the same.</summary>
internal abstract class Workload
{
    public abstract string Name { get; }

    /// <summary>What it does, in a line.</summary>
    public abstract string Summary { get; }

    /// <summary>The most bytes that live at once where objects have references of 8 bytes and lie on our heap: what limits are multiples of.</summary>
    public abstract long LiveBytes { get; }

    public abstract IReadOnlyList<Implementation> Implementations { get; }

    /// <summary>The limit, in bytes, that a multiple of the live bytes is.</summary>
    public virtual long LimitFor(double multiple) => Math.Max((long)(LiveBytes * multiple), GcHeapOptions.SmallestHeapSize);

    public Implementation? Find(ImplementationKind kind) => Implementations.FirstOrDefault(implementation => implementation.Kind == kind);
}
