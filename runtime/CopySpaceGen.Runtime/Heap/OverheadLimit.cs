namespace CopySpaceGen;

/// <summary>Tells a heap that is so full that collecting is nearly all that it does: better an error than a program that seems to hang.</summary>
/// <remarks>It counts bytes, not time, so that a program meets it at the same place in every run.</remarks>
internal sealed class OverheadLimit
{
    private const int CollectionsInRow = 8;
    private const int CopiedPerFree = 64;

    private int _fruitless;

    /// <summary>To be called after each collection that an allocation needed.</summary>
    /// <param name="copiedBytes">What it copied.</param>
    /// <param name="freeBytes">What can be allocated until the next one.</param>
    internal void Record(long copiedBytes, long freeBytes) => _fruitless = copiedBytes / CopiedPerFree > freeBytes ? _fruitless + 1 : 0;

    /// <summary>Whether the last collections have each copied far more than they made room for.</summary>
    internal bool IsReached => _fruitless >= CollectionsInRow;
}
