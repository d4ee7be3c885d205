namespace CopySpaceGen.Tests.Conformance;

/// <summary>People, cities and letters that refer to each other, whatever their layout, and a mutator of their heap.</summary>
/// <typeparam name="TSelf">The implementation.</typeparam>
/// <typeparam name="TPerson">The type of the people, whose fields are those of <see cref="ManagedPerson"/>.</typeparam>
/// <typeparam name="TCity">The type of the cities, whose fields are those of <see cref="ManagedCity"/>.</typeparam>
/// <typeparam name="TLetter">The type of the letters, which have no edge.</typeparam>
public interface IGraph<TSelf, TPerson, TCity, TLetter>
    where TSelf : IGraph<TSelf, TPerson, TCity, TLetter>
    where TPerson : unmanaged
    where TCity : unmanaged
    where TLetter : unmanaged
{
    /// <summary>The bytes that an object of each type takes in the heap.</summary>
    static abstract (int Person, int City, int Letter) Sizes { get; }

    /// <summary>Attaches the calling thread to a new heap.</summary>
    static abstract TSelf Attach(GcHeapOptions options);

    GcMutator Mutator { get; }

    Persistent<TPerson> Persistent(GcRef<TPerson> person);

    GcRef<TPerson> NewPerson(GcRef<TPerson> friend, int age, double weight, short luck);

    GcRef<TCity> NewCity(float x, GcRef<TPerson> mayor);

    GcRef<TLetter> NewLetter(string text);

    static abstract ref int Age(GcRef<TPerson> person);

    static abstract (double Weight, short Luck) Constants(GcRef<TPerson> person);

    static abstract GcRef<TPerson> Friend(GcRef<TPerson> person);

    static abstract void SetFriend(GcRef<TPerson> person, GcRef<TPerson> friend);

    static abstract GcRef<TCity> Home(GcRef<TPerson> person);

    static abstract void SetHome(GcRef<TPerson> person, GcRef<TCity> home);

    static abstract GcRef<TLetter> Letter(GcRef<TPerson> person);

    static abstract void SetLetter(GcRef<TPerson> person, GcRef<TLetter> letter);

    static abstract float X(GcRef<TCity> city);

    static abstract GcRef<TPerson> Mayor(GcRef<TCity> city);

    static abstract void SetMayor(GcRef<TCity> city, GcRef<TPerson> mayor);

    static abstract string Text(GcRef<TLetter> letter);
}
