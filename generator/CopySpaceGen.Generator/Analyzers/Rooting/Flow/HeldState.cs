using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <summary>What the variables of a method hold that refers into a heap, at some place in it.</summary>
/// <remarks>Variables are locals, parameters, <see cref="This"/>, and what the compiler keeps aside while it evaluates an expression that branches.</remarks>
internal sealed class HeldState
{
    /// <summary>Stands for the object whose method it is.</summary>
    public static readonly object This = new();

    private readonly Dictionary<object, Held> _held;

    public HeldState() => _held = new Dictionary<object, Held>(VariableComparer.Instance);

    private HeldState(HeldState other) => _held = new Dictionary<object, Held>(other._held, VariableComparer.Instance);

    /// <summary>How often it has changed, other than by <see cref="Join"/>.</summary>
    public int Changes { get; private set; }

    public HeldState Copy() => new(this);

    public Held? Get(object variable) => _held.TryGetValue(variable, out Held? held) ? held : null;

    public void Set(object variable, Held? held)
    {
        if (held is null)
        {
            Changes += _held.Remove(variable) ? 1 : 0;
        }
        else
        {
            _held[variable] = held;
            Changes++;
        }
    }

    public void Collect(Collection collection)
    {
        foreach (KeyValuePair<object, Held> entry in _held.ToArray())
        {
            Held later = entry.Value.After(collection);
            if (later != entry.Value)
            {
                _held[entry.Key] = later;
                Changes++;
            }
        }
    }

    /// <summary>Adds what another way to the same place leaves. False if that adds nothing.</summary>
    public bool Join(HeldState other)
    {
        bool changed = false;
        foreach (KeyValuePair<object, Held> entry in other._held)
        {
            Held? own = Get(entry.Key);
            Held joined = own?.Join(entry.Value) ?? entry.Value;
            if (joined != own)
            {
                _held[entry.Key] = joined;
                changed = true;
            }
        }

        return changed;
    }

    private sealed class VariableComparer : IEqualityComparer<object>
    {
        public static readonly VariableComparer Instance = new();

        public new bool Equals(object x, object y) =>
            x is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, y as ISymbol) : x.Equals(y);

        public int GetHashCode(object variable) =>
            variable is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : variable.GetHashCode();
    }
}
