namespace CopySpaceGen.Generator.Tests.Conformance;

public enum Operation
{
    New,
    NewOnOld,
    Link,
    Unlink,
    SetInteger,
    CopyParts,
    Follow,
    CopyRoot,
    DropRoot,
    Count,
    Collect,
    Check,
}

/// <summary>One step of a random program: what to do with which roots.</summary>
public readonly record struct Step(Operation Operation, int Target, int Source, int Slot, int Length, int Number);
