using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Tests.Parsing;

public class DeclarationTests
{
    [Fact]
    public void ANestedTypeIsReopenedThroughItsContainingTypes()
    {
        ObjectModel type = Parsed.Heap(
            """
            namespace N.M;

            internal static partial class Outer
            {
                internal partial interface IMiddle
                {
                    [GcObject] internal readonly partial record struct Node { public readonly int Key; }
                }
            }

            [GcHeap(typeof(Outer.IMiddle.Node))] internal partial class Heap;
            """).Objects[0];

        Assert.Equal("N.M", type.Declaration.Namespace);
        Assert.Equal(["partial class Outer", "partial interface IMiddle"], type.Declaration.ContainingHeaders);
        Assert.Equal("partial record struct Node", type.Declaration.Header);
        Assert.Equal("Node", type.Declaration.Name);
        Assert.Equal("global::N.M.Outer.IMiddle.Node", type.Declaration.FullName);
        Assert.Equal("N.M.Outer+IMiddle+Node", type.Declaration.HintName);
        Assert.Equal("Outer_IMiddle_NodeAccessors", type.AccessorsName);
        Assert.Equal("global::N.M.Heap", type.HeapFullName);
    }

    [Fact]
    public void KeywordsAreEscapedButNotInFileNames()
    {
        TypeDeclaration type = Parsed.Heap(
            """
            #pragma warning disable CS8981
            namespace @namespace.N;

            internal partial record @class
            {
                [GcObject] internal partial struct @struct { public int Key; }
            }

            [GcHeap(typeof(@class.@struct))] internal partial class Heap;
            """).Objects[0].Declaration;

        Assert.Equal("@namespace.N", type.Namespace);
        Assert.Equal(["partial record @class"], type.ContainingHeaders);
        Assert.Equal("partial struct @struct", type.Header);
        Assert.Equal("struct", type.Name);
        Assert.Equal("global::@namespace.N.@class.@struct", type.FullName);
        Assert.Equal("namespace.N.class+struct", type.HintName);
    }

    [Fact]
    public void ATypeOfTheGlobalNamespaceHasNone()
    {
        TypeDeclaration type = Parsed.Node("public int Key;").Declaration;

        Assert.Null(type.Namespace);
        Assert.Empty(type.ContainingHeaders);
        Assert.Equal("global::Node", type.FullName);
        Assert.Equal("Node", type.HintName);
    }

    [Theory]
    [InlineData("public", "public", true)]
    [InlineData("public", "internal", false)]
    [InlineData("internal", "public", false)]
    [InlineData("public", "protected internal", false)]
    public void ATypeIsPublicIfItsContainingTypesAre(string outer, string inner, bool isPublic)
    {
        HeapModel heap = Parsed.Heap(
            $$"""
            #pragma warning disable CS1591
            {{outer}} partial class Outer { [GcObject] {{inner}} partial struct Node { public int Key; } }
            [GcHeap(typeof(Outer.Node))] internal partial class Heap;
            """);

        Assert.Equal(isPublic, heap.Objects[0].Declaration.IsPublic);
    }
}
