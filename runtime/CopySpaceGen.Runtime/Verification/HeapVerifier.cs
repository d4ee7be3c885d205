using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// A walk over all objects that roots reach, which moves nothing and shares nothing with the collector: it finds out whether every reference is
/// to an object, and to one of the right type. Generated code shows it the edges of each type. For generated code only.
/// </summary>
/// <remarks>
/// The objects seen are kept in a table of their own, so the walk needs no bit in them, and no recursion. Threading: a mutator, while all others are stopped.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class HeapVerifier
{
    private readonly List<Visit> _visits = [];
    private readonly Dictionary<nuint, int> _indexes = [];
    private readonly Stack<string> _fieldsAround = new();
    private LiveMemory _memory = null!;
    private int _current;

    /// <summary>Shows an edge of the object that is visited.</summary>
    /// <param name="referent">What it refers to; 0 for nothing.</param>
    /// <param name="kind">The kind of its referent; <see cref="Tracer.AnyKind"/> if the header tells it.</param>
    /// <param name="field">The name of the field.</param>
    public void Edge(nuint referent, int kind, string field) => Follow(referent, kind, new Step(_current, FieldName(field), -1));

    /// <summary>Shows an edge that is an element of an array of the object that is visited.</summary>
    /// <param name="referent">What it refers to; 0 for nothing.</param>
    /// <param name="kind">The kind of its referent; <see cref="Tracer.AnyKind"/> if the header tells it.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="index">The element.</param>
    public void Element(nuint referent, int kind, string field, nint index) => Follow(referent, kind, new Step(_current, FieldName(field), index));

    /// <summary>Tells that the edges shown next are those of a struct in a field.</summary>
    /// <param name="field">The name of the field.</param>
    public void Enter(string field) => _fieldsAround.Push(FieldName(field));

    /// <summary>Tells that the edges shown next are those of a struct in an array.</summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="index">The element.</param>
    public void Enter(string field, nint index) => _fieldsAround.Push($"{FieldName(field)}[{index}]");

    /// <summary>Tells that there are no more edges in a struct.</summary>
    public void Exit() => _fieldsAround.Pop();

    /// <summary>The number of kinds of the heap.</summary>
    protected abstract int KindCount { get; }

    /// <summary>Whether roots can hold values that are no references.</summary>
    protected abstract bool HasValues { get; }

    /// <summary>The name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    protected abstract string NameOf(int kind);

    /// <summary>The word in front of objects of a kind; 0 if there is none that tells the kind.</summary>
    /// <param name="kind">The kind.</param>
    protected abstract nuint HeaderWordOf(int kind);

    /// <summary>Where an object and its header begin, how many bytes they are, and how many bytes are taken for them.</summary>
    /// <param name="address">The object.</param>
    /// <param name="kind">Its kind.</param>
    protected abstract (nuint Start, nint Length, nint Size) ExtentOf(nuint address, int kind);

    /// <summary>The field that an edge of a heap with field logging is, or is in.</summary>
    /// <param name="kind">The kind of the object.</param>
    /// <param name="offset">The bytes from the object to the edge.</param>
    /// <param name="index">The element of the tail that it is, or is in; -1 if it is in none.</param>
    protected virtual string NameOfEdge(int kind, nint offset, out nint index) =>
        throw new NotSupportedException("Only heaps that are declared with FieldLogging know where their fields are.");

    internal bool HasKinds => KindCount > 1;

    internal string FieldOf(int kind, nint offset, out nint index) => NameOfEdge(kind, offset, out index);

    internal nuint HeaderWord(int kind) => HeaderWordOf(kind);

    /// <summary>Shows all edges of an object by <see cref="Edge"/> and <see cref="Element"/>.</summary>
    /// <param name="address">The object.</param>
    /// <param name="kind">Its kind.</param>
    protected abstract void ShowEdges(nuint address, int kind);

    /// <summary>Walks from roots.</summary>
    /// <param name="roots">Slots of as many words as <paramref name="rootWords"/>.</param>
    /// <param name="rootWords">1, or 2 if the second carries the kind.</param>
    /// <param name="memory">Where objects can be.</param>
    internal GcCensus Walk(ReadOnlySpan<RootRange> roots, int rootWords, LiveMemory memory)
    {
        _memory = memory;
        int number = 0;
        foreach (RootRange range in roots)
        {
            for (nuint* slot = (nuint*)range.First; slot < (nuint*)range.End; slot += rootWords, number++)
            {
                _current = -1;
                int kind = rootWords == 1 ? 0 : (int)(slot[1] >> Tracer.KindShift);
                if (!HasValues || (*slot & GcValue.TagMask) == 0)
                {
                    Follow(*slot, kind, new Step(-1, $"root {number}", -1));
                }
            }
        }

        for (_current = 0; _current < _visits.Count; _current++)
        {
            ShowEdges(_visits[_current].Address, _visits[_current].Kind);
        }

        CheckOverlaps();
        return Count();
    }

    /// <summary>Checks slots that keep nothing alive: what they refer to must be an object all the same.</summary>
    internal void CheckWeak(ReadOnlySpan<RootRange> slots, int rootWords)
    {
        foreach (RootRange range in slots)
        {
            for (nuint* slot = (nuint*)range.First; slot < (nuint*)range.End; slot += rootWords)
            {
                if (*slot != 0)
                {
                    Check(*slot, rootWords == 1 ? 0 : (int)(slot[1] >> Tracer.KindShift), new Step(-1, "a weak handle", -1));
                }
            }
        }
    }

    private void Follow(nuint referent, int kind, Step step)
    {
        if (referent == 0)
        {
            return;
        }

        if (_indexes.TryGetValue(referent, out int index))
        {
            if (kind != Tracer.AnyKind && kind != _visits[index].Kind)
            {
                Fail(step, $"refers to {Describe(referent)} as a {NameOf(kind)}, which is a {NameOf(_visits[index].Kind)} ({PathOf(_visits[index].Step)})");
            }

            return;
        }

        Visit visit = Check(referent, kind, step);
        _indexes.Add(referent, _visits.Count);
        _visits.Add(visit);
    }

    // What is read from memory is checked before anything follows from it.
    private Visit Check(nuint referent, int kind, Step step)
    {
        if (referent % Tracer.Granule != 0)
        {
            Fail(step, $"holds {Describe(referent)}, which is no multiple of {Tracer.Granule}");
        }

        if (!_memory.Contains(referent, out nuint end))
        {
            Fail(step, $"refers to {Describe(referent)}, where no object is: {_memory.Explain(referent)}");
        }

        if (kind == Tracer.AnyKind)
        {
            kind = KindOf(referent, step);
        }
        else if (HeaderWordOf(kind) is var word && word != 0 && ((nuint*)referent)[-1] != word)
        {
            Fail(step, $"refers to {Describe(referent)} as a {NameOf(kind)}, whose header 0x{((nuint*)referent)[-1]:x} is not that of a {NameOf(kind)}");
        }

        (nuint start, nint length, nint size) = ExtentOf(referent, kind);
        if (length < 0 || start + (nuint)length > end)
        {
            Fail(step, $"refers to {Describe(referent)}, a {NameOf(kind)} of {length} bytes, which would reach beyond the memory of objects at 0x{end:x}");
        }

        return new Visit(referent, kind, start, length, size, step);
    }

    private int KindOf(nuint referent, Step step)
    {
        nuint word = ((nuint*)referent)[-1];
        for (int kind = 0; kind < KindCount; kind++)
        {
            if (HeaderWordOf(kind) == word && word != 0)
            {
                return kind;
            }
        }

        Fail(step, $"refers to {Describe(referent)}, whose header 0x{word:x} is that of no type");
        return -1;
    }

    private void CheckOverlaps()
    {
        int[] order = [.. Enumerable.Range(0, _visits.Count)];
        Array.Sort(order, (left, right) => _visits[left].Start.CompareTo(_visits[right].Start));
        for (int i = 1; i < order.Length; i++)
        {
            Visit before = _visits[order[i - 1]];
            Visit after = _visits[order[i]];
            if (before.Start + (nuint)before.Length > after.Start)
            {
                Fail(after.Step, $"refers to {Describe(after.Address)}, a {NameOf(after.Kind)}, inside of a {NameOf(before.Kind)} of {before.Length} bytes ({PathOf(before.Step)})");
            }
        }
    }

    private GcCensus Count()
    {
        long[] objects = new long[KindCount];
        long[] bytes = new long[KindCount];
        foreach (Visit visit in _visits)
        {
            objects[visit.Kind]++;
            bytes[visit.Kind] += visit.Size > GcHeap.MaxObjectSize ? (long)LargeObject.PagesFor(visit.Size) : visit.Size;
        }

        return new GcCensus([.. Enumerable.Range(0, KindCount).Select(kind => new GcTypeCount(NameOf(kind), objects[kind], bytes[kind]))]);
    }

    private string FieldName(string field) => _fieldsAround.Count == 0 ? field : $"{_fieldsAround.Peek()}.{field}";

    private void Fail(Step step, string what) => throw new GcVerificationException($"The heap is damaged: {PathOf(step)} {what}.");

    // From the root: root 3 -> Pair.left -> Table.entries[7].key.
    private string PathOf(Step step)
    {
        // The path may have millions of steps; both its ends are shown.
        const int ShownAtEitherEnd = 10;
        List<string> end = [NameOf(step)];
        Queue<Step> start = new();
        int steps = 1;
        for (int holder = step.Holder; holder >= 0; holder = step.Holder, steps++)
        {
            step = _visits[holder].Step;
            if (end.Count < ShownAtEitherEnd)
            {
                end.Add(NameOf(step));
                continue;
            }

            start.Enqueue(step);
            if (start.Count > ShownAtEitherEnd)
            {
                start.Dequeue();
            }
        }

        if (steps > end.Count + start.Count)
        {
            end.Add("...");
        }

        return string.Join(" -> ", end.Concat(start.Select(NameOf)).Reverse());
    }

    private string NameOf(Step step)
    {
        string index = step.Index < 0 ? "" : $"[{step.Index}]";
        return step.Holder < 0 ? step.Field : $"{NameOf(_visits[step.Holder].Kind)}.{step.Field}{index}";
    }

    private static string Describe(nuint address) => $"0x{address:x}";

    /// <summary>An edge: the index of the visit of its holder, or -1 for a root, and where it is in it.</summary>
    private readonly record struct Step(int Holder, string Field, nint Index);

    /// <summary>An object, and the edge by which it was found first.</summary>
    private readonly record struct Visit(nuint Address, int Kind, nuint Start, nint Length, nint Size, Step Step);
}
