namespace CopySpaceGen.Tests.Conformance;

internal enum Operation
{
    NewPerson,
    NewCity,
    NewLetter,
    Befriend,
    MoveHome,
    Elect,
    Send,
    FollowFriend,
    CopyRoot,
    DropRoot,
    Age,
    Collect,
    Check,
}

/// <summary>One step of a random program: what to do with which roots.</summary>
internal readonly record struct Step(Operation Operation, int Target, int Source, int Value);
