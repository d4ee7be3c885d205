using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Chooses names for emitted locals that differ from those that come from the user's fields.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public NameScope(IEnumerable<FieldModel> parameters)
    {
        foreach (FieldModel parameter in parameters)
        {
            _taken.Add(parameter.ParameterName.TrimStart('@'));
        }
    }

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
