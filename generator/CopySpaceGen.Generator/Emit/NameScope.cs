using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Chooses names for emitted locals that differ from those that come from the user's fields.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken;

    public NameScope(IEnumerable<FieldModel> parameters) =>
        _taken = new(parameters.Select(static parameter => parameter.ParameterName.TrimStart('@')), StringComparer.Ordinal);

    private NameScope(HashSet<string> taken) => _taken = new(taken, StringComparer.Ordinal);

    /// <summary>A scope of its own with the same names taken.</summary>
    public NameScope Copy() => new(_taken);

    /// <summary>The wanted name, with as many underscores behind it as it takes to be new.</summary>
    public string Take(string wanted)
    {
        while (!_taken.Add(wanted))
        {
            wanted += '_';
        }

        return wanted;
    }
}
