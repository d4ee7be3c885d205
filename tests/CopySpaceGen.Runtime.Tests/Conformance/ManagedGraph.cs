namespace CopySpaceGen.Tests.Conformance;

/// <summary>The managed twin of a heap's Person.</summary>
internal sealed class ManagedPerson
{
    public ManagedCity? Home;
    public int Age;
    public ManagedPerson? Friend;
    public double Weight;
    public ManagedLetter? Letter;
    public short Luck;
}

/// <summary>The managed twin of a heap's City.</summary>
internal sealed class ManagedCity
{
    public float X;
    public ManagedPerson? Mayor;
}

/// <summary>The managed twin of a heap's Letter.</summary>
internal sealed class ManagedLetter
{
    public string Text = "";
}
