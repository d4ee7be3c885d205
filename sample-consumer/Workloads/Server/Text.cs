namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>The value of a key, or an answer. Written once: another value is another object, so a thread that has found one reads it without a lock.</summary>
[GcObject]
internal partial struct Text
{
    [GcLength] private readonly int _length;
    [GcTrailing] private char _letters;
}
