namespace CopySpaceGen.Generator.Tests;

/// <summary>The generator knows the runtime library by name only.</summary>
public class KnownNamesTests
{
    public static TheoryData<string, Type> Names { get; } = new()
    {
        { KnownNames.HeapAttribute, typeof(GcHeapAttribute) },
        { KnownNames.ObjectAttribute, typeof(GcObjectAttribute) },
        { KnownNames.EdgeAttribute, typeof(GcEdgeAttribute<>) },
        { KnownNames.Ref, typeof(GcRef) },
        { KnownNames.NarrowRef, typeof(GcRef32) },
        { KnownNames.TypedRef, typeof(GcRef<>) },
        { KnownNames.Local, typeof(Local<>) },
        { KnownNames.Heap, typeof(GcHeap) },
        { KnownNames.HeapOptions, typeof(GcHeapOptions) },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void NamesAreThoseOfTheRuntimeLibrary(string name, Type type) => Assert.Equal(type.FullName, name);

    [Fact]
    public void AllNamesAreCovered() => Assert.Equal(typeof(KnownNames).GetFields().Length, Names.Count);
}
