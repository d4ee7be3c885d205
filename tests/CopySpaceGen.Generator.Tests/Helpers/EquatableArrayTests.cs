using System.Collections.Immutable;
using CopySpaceGen.Generator.Helpers;

namespace CopySpaceGen.Generator.Tests.Helpers;

public class EquatableArrayTests
{
    [Fact]
    public void ArraysWithTheSameElementsAreEqual()
    {
        EquatableArray<string> one = new(["a", "b"]);
        EquatableArray<string> other = new(["a", "b"]);

        Assert.True(one.Equals(other));
        Assert.True(one.Equals((object)other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a", "c")]
    [InlineData("b", "a")]
    [InlineData("a", "b", "c")]
    public void ArraysWithOtherElementsAreNot(params string[] elements) =>
        Assert.False(new EquatableArray<string>(["a", "b"]).Equals(new EquatableArray<string>(elements)));

    [Fact]
    public void TheDefaultIsEmpty()
    {
        EquatableArray<int> none = default;

        Assert.Empty(none);
        Assert.Equal(new EquatableArray<int>(ImmutableArray<int>.Empty), none);
        Assert.Equal(new EquatableArray<int>(ImmutableArray<int>.Empty).GetHashCode(), none.GetHashCode());
    }

    [Fact]
    public void ItIsNoOtherObject() => Assert.False(new EquatableArray<int>([1]).Equals("1"));

    [Fact]
    public void ElementsAreInOrder()
    {
        EquatableArray<int> array = new([3, 1, 2]);

        Assert.Equal(3, array.Count);
        Assert.Equal(1, array[1]);
        Assert.Equal([3, 1, 2], array);
    }
}
