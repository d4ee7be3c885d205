namespace CopySpaceGen;

/// <summary>A stretch of addresses for large objects.</summary>
internal sealed unsafe class LargeObjectRange
{
    private readonly EdgeLog? _log;
    private readonly byte* _logTable;

    /// <param name="start">Its first address.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="isReserved">Whether it is a reservation of its own, rather than part of that of the copy space.</param>
    /// <param name="log">What logs written edges; null for none.</param>
    /// <param name="logTable">Where it does, for this range. Not committed yet.</param>
    internal LargeObjectRange(nuint start, nuint bytes, bool isReserved, EdgeLog? log, byte* logTable)
    {
        _log = log;
        _logTable = logTable;
        Start = UsedEnd = start;
        Bytes = bytes;
        IsReserved = isReserved;
    }

    internal nuint Start { get; }

    internal nuint Bytes { get; }

    internal bool IsReserved { get; }

    /// <summary>No object has ever been at this address or behind it.</summary>
    internal nuint UsedEnd { get; private set; }

    internal bool Contains(nuint address) => address - Start < Bytes;

    /// <summary>Prepares for an object that ends at an address. False if the system has no memory for the log of its edges.</summary>
    // The table is committed as far as objects have ever been, and stays: its bits are clear when an object dies, since a collection clears all.
    internal bool TryUse(nuint end)
    {
        if (end <= UsedEnd)
        {
            return true;
        }

        if (_log is not null)
        {
            nuint page = (nuint)Environment.SystemPageSize;
            nuint committed = _log.TableBytes(UsedEnd - Start) & ~(page - 1);
            nuint needed = (_log.TableBytes(end - Start) + page) & ~(page - 1);
            needed = Math.Min(needed, _log.TableBytes(Bytes));
            if (!VirtualMemory.Current.TryCommit(_logTable + committed, needed - committed))
            {
                return false;
            }
        }

        UsedEnd = end;
        return true;
    }
}
