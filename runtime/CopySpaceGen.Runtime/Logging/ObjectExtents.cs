namespace CopySpaceGen;

/// <summary>Where the objects are that a walk has seen: leads from an address inside of one to the object.</summary>
internal sealed class ObjectExtents
{
    private readonly (nuint Start, nuint End, nuint Address, int Kind)[] _objects;

    internal ObjectExtents(IEnumerable<(nuint Start, nuint End, nuint Address, int Kind)> objects)
    {
        _objects = [.. objects];
        Array.Sort(_objects, static (left, right) => left.Start.CompareTo(right.Start));
    }

    internal bool TryFind(nuint inside, out nuint address, out int kind)
    {
        int low = 0;
        int high = _objects.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_objects[middle].Start <= inside)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low > 0 && inside < _objects[low - 1].End)
        {
            (_, _, address, kind) = _objects[low - 1];
            return true;
        }

        (address, kind) = (0, 0);
        return false;
    }
}
