using CopySpaceGen.CompilerServices;

namespace CopySpaceGen.Tests.Conformance;

/// <summary>Executes steps on a heap and on managed objects, and compares what the roots of both reach.</summary>
/// <typeparam name="TGraph">The heap and the types in it.</typeparam>
/// <typeparam name="TPerson">The type of the people.</typeparam>
/// <typeparam name="TCity">The type of the cities.</typeparam>
/// <typeparam name="TLetter">The type of the letters.</typeparam>
internal sealed class GraphProgram<TGraph, TPerson, TCity, TLetter> : IDisposable
    where TGraph : IGraph<TGraph, TPerson, TCity, TLetter>
    where TPerson : unmanaged
    where TCity : unmanaged
    where TLetter : unmanaged
{
    private readonly TGraph _graph;
    private readonly int _collectEvery;
    private readonly Persistent<TPerson>[] _roots;
    private readonly ManagedPerson?[] _managedRoots;
    private int _allocations;

    public GraphProgram(int roots, int collectEvery, bool isChecked)
    {
        _graph = TGraph.Attach(new GcHeapOptions { HeapSize = 1 << 20, Checked = isChecked });
        _collectEvery = collectEvery;
        _roots = [.. Enumerable.Range(0, roots).Select(_ => _graph.Persistent(default))];
        _managedRoots = new ManagedPerson?[roots];
    }

    public void Dispose() => _graph.Mutator.Heap.Dispose();

    public void Execute(Step step)
    {
        Persistent<TPerson> target = _roots[step.Target];
        Persistent<TPerson> source = _roots[step.Source];
        ref ManagedPerson? managedTarget = ref _managedRoots[step.Target];
        ManagedPerson? managedSource = _managedRoots[step.Source];
        GcRef<TPerson> person = target.Ref;
        switch (step.Operation)
        {
            case Operation.NewPerson:
                CountAllocation();
                target.Ref = _graph.NewPerson(source.Ref, step.Value, step.Value / 2.0, (short)step.Value);
                managedTarget = new ManagedPerson { Friend = managedSource, Age = step.Value, Weight = step.Value / 2.0, Luck = (short)step.Value };
                break;
            case Operation.NewCity when !person.IsNull:
                CountAllocation();
                GcRef<TCity> city = _graph.NewCity(step.Value, source.Ref);
                TGraph.SetHome(target.Ref, city);
                managedTarget!.Home = new ManagedCity { X = step.Value, Mayor = managedSource };
                break;
            case Operation.NewLetter when !person.IsNull:
                CountAllocation();
                string text = new((char)('a' + (step.Value % 26)), step.Value % 22);
                GcRef<TLetter> letter = _graph.NewLetter(text);
                TGraph.SetLetter(target.Ref, letter);
                managedTarget!.Letter = new ManagedLetter { Text = text };
                break;
            case Operation.Befriend when !person.IsNull:
                TGraph.SetFriend(person, source.Ref);
                managedTarget!.Friend = managedSource;
                break;
            case Operation.MoveHome when !person.IsNull:
                TGraph.SetHome(person, source.Ref.IsNull ? default : TGraph.Home(source.Ref));
                managedTarget!.Home = managedSource?.Home;
                break;
            case Operation.Elect when !person.IsNull && !TGraph.Home(person).IsNull:
                TGraph.SetMayor(TGraph.Home(person), source.Ref);
                managedTarget!.Home!.Mayor = managedSource;
                break;
            case Operation.Send when !person.IsNull:
                TGraph.SetLetter(person, source.Ref.IsNull ? default : TGraph.Letter(source.Ref));
                managedTarget!.Letter = managedSource?.Letter;
                break;
            case Operation.FollowFriend when !person.IsNull:
                target.Ref = TGraph.Friend(person);
                managedTarget = managedTarget!.Friend;
                break;
            case Operation.CopyRoot:
                target.Ref = source.Ref;
                managedTarget = managedSource;
                break;
            case Operation.DropRoot:
                target.Ref = default;
                managedTarget = null;
                break;
            case Operation.Age when !person.IsNull:
                TGraph.Age(person) += step.Value;
                managedTarget!.Age += step.Value;
                break;
            case Operation.Collect:
                _graph.Mutator.Collect();
                break;
            case Operation.Check:
                AssertSameGraph();
                break;
            default:
                break;
        }
    }

    /// <summary>Walks both graphs from the roots in step; an object must meet the same twin whenever it is met.</summary>
    public unsafe void AssertSameGraph()
    {
        Dictionary<nuint, object> twins = [];
        Queue<(nuint Address, object Twin)> unseen = new();
        long bytes = 0;
        for (int i = 0; i < _roots.Length; i++)
        {
            Meet((nuint)GcAccess.Target(_roots[i].Ref), _managedRoots[i]);
        }

        while (unseen.TryDequeue(out (nuint Address, object Twin) next))
        {
            switch (next.Twin)
            {
                case ManagedPerson twin:
                    GcRef<TPerson> person = GcAccess.Reference((TPerson*)next.Address);
                    Assert.Equal((twin.Age, (twin.Weight, twin.Luck)), (TGraph.Age(person), TGraph.Constants(person)));
                    Meet((nuint)GcAccess.Target(TGraph.Home(person)), twin.Home);
                    Meet((nuint)GcAccess.Target(TGraph.Friend(person)), twin.Friend);
                    Meet((nuint)GcAccess.Target(TGraph.Letter(person)), twin.Letter);
                    bytes += TGraph.Sizes.Person;
                    break;
                case ManagedCity twin:
                    GcRef<TCity> city = GcAccess.Reference((TCity*)next.Address);
                    Assert.Equal(twin.X, TGraph.X(city));
                    Meet((nuint)GcAccess.Target(TGraph.Mayor(city)), twin.Mayor);
                    bytes += TGraph.Sizes.City;
                    break;
                case ManagedLetter twin:
                    GcRef<TLetter> letter = GcAccess.Reference((TLetter*)next.Address);
                    Assert.Equal(twin.Text, TGraph.Text(letter));
                    bytes += TGraph.Sizes.Letter;
                    break;
                default:
                    break;
            }
        }

        _graph.Mutator.Collect();
        Assert.Equal(bytes, _graph.Mutator.Heap.GetStatistics().LiveBytes);

        void Meet(nuint address, object? twin)
        {
            Assert.Equal(twin is null, address == 0);
            if (twin is not null && twins.TryAdd(address, twin))
            {
                unseen.Enqueue((address, twin));
            }

            Assert.True(twin is null || ReferenceEquals(twins[address], twin), "Two objects have become one, or one two.");
        }
    }

    private void CountAllocation()
    {
        if (++_allocations % _collectEvery == 0)
        {
            _graph.Mutator.Collect();
        }
    }
}
