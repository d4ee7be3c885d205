using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Conformance.NarrowFirst;

public class NarrowFirstTests : GraphProgramTests<Graph, Person, City, Letter>;

/// <summary>The first edge has 4 bytes, another 8; a city is reached by 4 bytes and leads on by 8.</summary>
[GcObject]
public partial struct Person
{
    [GcEdge<City>] private GcRef32 _home;
    public int Age;
    [GcEdge<Person>] private GcRef _friend;
    public readonly double Weight;
    [GcEdge<Letter>] private GcRef32 _letter;
    private short _luck;
}

[GcObject]
public partial struct City
{
    public Point Place;
    [GcEdge<Person>] private GcRef _mayor;
}

[GcObject]
public unsafe partial struct Letter
{
    public int Length;
    public fixed char Text[21];
}

[GcHeap(typeof(Person), Aligned = true)]
public sealed partial class GraphHeap;

public sealed class Graph : IGraph<Graph, Person, City, Letter>
{
    private readonly GraphHeap.Mutator _m;

    private Graph(GraphHeap.Mutator m) => _m = m;

    public static (int Person, int City, int Letter) Sizes => (32, 16, 56);

    public GcMutator Mutator => _m;

    public static Graph Attach(GcHeapOptions options) => new(new GraphHeap(options).Attach());

    public Persistent<Person> Persistent(GcRef<Person> person) => _m.Persistent(person);

    public GcRef<Person> NewPerson(GcRef<Person> friend, int age, double weight, short luck) =>
        _m.NewPerson(friend: friend, age: age, weight: weight, luck: luck);

    public GcRef<City> NewCity(float x, GcRef<Person> mayor) => _m.NewCity(place: new Point { X = x }, mayor: mayor);

    public GcRef<Letter> NewLetter(string text)
    {
        GcRef<Letter> letter = _m.NewLetter(length: text.Length);
        text.CopyTo(letter.Text);
        return letter;
    }

    public static ref int Age(GcRef<Person> person) => ref person.Age;

    public static (double Weight, short Luck) Constants(GcRef<Person> person) => (person.Weight, person.Luck);

    public static GcRef<Person> Friend(GcRef<Person> person) => person.Friend;

    public static void SetFriend(GcRef<Person> person, GcRef<Person> friend) => person.Friend = friend;

    public static GcRef<City> Home(GcRef<Person> person) => person.Home;

    public static void SetHome(GcRef<Person> person, GcRef<City> home) => person.Home = home;

    public static GcRef<Letter> Letter(GcRef<Person> person) => person.Letter;

    public static void SetLetter(GcRef<Person> person, GcRef<Letter> letter) => person.Letter = letter;

    public static float X(GcRef<City> city) => city.Place.X;

    public static GcRef<Person> Mayor(GcRef<City> city) => city.Mayor;

    public static void SetMayor(GcRef<City> city, GcRef<Person> mayor) => city.Mayor = mayor;

    public static string Text(GcRef<Letter> letter) => letter.Text[..letter.Length].ToString();
}
