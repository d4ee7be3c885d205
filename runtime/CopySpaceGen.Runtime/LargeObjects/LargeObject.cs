namespace CopySpaceGen;

/// <summary>What the space knows of a large object, at the start of its first page, in front of the object.</summary>
/// <remarks>
/// The object begins within that page, so a mask leads from its address to here, where Whippet looks it up in a hash table.
/// </remarks>
internal unsafe struct LargeObject
{
    /// <summary>The bytes from the page's start to where the object may begin; keeps objects aligned to 16 bytes.</summary>
    internal const int HeaderSize = 32;

    /// <summary>The bytes of its pages.</summary>
    internal nuint Bytes;

    /// <summary>The collection that found it alive last; 0 while it is newer than that.</summary>
    internal long Epoch;

    internal static LargeObject* Of(nuint address) => (LargeObject*)(address & ~((nuint)Environment.SystemPageSize - 1));

    /// <summary>The bytes of the pages that an object takes.</summary>
    internal static nuint PagesFor(nint size)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        return ((nuint)size + HeaderSize + page - 1) & ~(page - 1);
    }
}
