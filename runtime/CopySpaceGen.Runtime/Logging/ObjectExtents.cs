namespace CopySpaceGen;

/// <summary>Where the objects are that a walk has seen: leads from an address inside of one to the object.</summary>
internal sealed class ObjectExtents
{
    private readonly nuint[] _starts;
    private readonly (nuint End, nuint Address, int Kind)[] _objects;

    /// <param name="starts">Where each object begins. Sorted here.</param>
    /// <param name="objects">The objects, in the same order.</param>
    internal ObjectExtents(nuint[] starts, (nuint End, nuint Address, int Kind)[] objects)
    {
        _starts = starts;
        _objects = objects;
        Array.Sort(_starts, _objects);
    }

    internal bool TryFind(nuint inside, out nuint address, out int kind)
    {
        int found = Array.BinarySearch(_starts, inside);

        // Where there is no such start, the complement of the first behind.
        int index = found >= 0 ? found : ~found - 1;
        if (index >= 0 && inside < _objects[index].End)
        {
            (_, address, kind) = _objects[index];
            return true;
        }

        (address, kind) = (0, 0);
        return false;
    }
}
