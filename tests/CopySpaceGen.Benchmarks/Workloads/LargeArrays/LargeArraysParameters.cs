namespace CopySpaceGen.Benchmarks.Workloads.LargeArrays;

/// <summary>How many arrays of references, and how long.</summary>
/// <param name="Arrays">The arrays that live at a time.</param>
/// <param name="Length">The references in each.</param>
internal sealed record LargeArraysParameters(int Arrays, int Length)
{
    /// <summary>One of so many references is to a new object; the others are to objects of the array before.</summary>
    public const int OneIsNew = 8;

    /// <summary>The arrays made in the place of others, after all have been filled.</summary>
    public int Replacements => Arrays;

    /// <summary>What the bytes are divided by in the end: the references, whatever they refer to.</summary>
    public long References => (long)Arrays * Length;
}
