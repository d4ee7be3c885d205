namespace CopySpaceGen.Generator.Tests;

/// <summary>The generator knows the runtime library by name only.</summary>
public class KnownNamesTests
{
    public static TheoryData<string, Type> Names { get; } = new()
    {
        { KnownNames.HeapAttribute, typeof(GcHeapAttribute) },
        { KnownNames.ObjectAttribute, typeof(GcObjectAttribute) },
        { KnownNames.AnyEdgeAttribute, typeof(GcEdgeAttribute) },
        { KnownNames.EdgeAttribute, typeof(GcEdgeAttribute<>) },
        { KnownNames.EdgeOfTwoAttribute, typeof(GcEdgeAttribute<,>) },
        { KnownNames.EdgeOfThreeAttribute, typeof(GcEdgeAttribute<,,>) },
        { KnownNames.EdgeOfFourAttribute, typeof(GcEdgeAttribute<,,,>) },
        { KnownNames.InlineAttribute, typeof(GcInlineAttribute) },
        { KnownNames.TrailingAttribute, typeof(GcTrailingAttribute) },
        { KnownNames.LengthAttribute, typeof(GcLengthAttribute) },
        { KnownNames.NoCollectAttribute, typeof(NoCollectAttribute) },
        { KnownNames.Ref, typeof(GcRef) },
        { KnownNames.NarrowRef, typeof(GcRef32) },
        { KnownNames.Value, typeof(GcValue) },
        { KnownNames.TypedRef, typeof(GcRef<>) },
        { KnownNames.Local, typeof(Local<>) },
        { KnownNames.Any, typeof(GcAny<>) },
        { KnownNames.LocalAny, typeof(LocalAny<>) },
        { KnownNames.Argument, typeof(GcArgument<>) },
        { KnownNames.AnyArgument, typeof(GcAnyArgument<>) },
        { KnownNames.Persistent, typeof(Persistent<>) },
        { KnownNames.PersistentAny, typeof(PersistentAny<>) },
        { KnownNames.Weak, typeof(Weak<>) },
        { KnownNames.ChangedEdge, typeof(GcChangedEdge<>) },
        { KnownNames.Mutator, typeof(GcMutator) },
        { KnownNames.Park, typeof(GcPark) },
        { KnownNames.Scope, typeof(GcScope) },
        { KnownNames.Heap, typeof(GcHeap) },
        { KnownNames.HeapOptions, typeof(GcHeapOptions) },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void NamesAreThoseOfTheRuntimeLibrary(string name, Type type) => Assert.Equal(type.FullName, name);

    [Fact]
    public void AllNamesAreCovered() => Assert.Equal(typeof(KnownNames).GetFields().Length, Names.Count);
}
