using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>What is reported at heap classes, and at objects for lack of one.</summary>
public class HeapDiagnosticTests
{
    private const string Node = "[GcObject] internal partial struct Node { public int Key; }\n";

    [Theory]
    [InlineData("[GcHeap(typeof(Node))] internal class {|CSG0003:Heap|};")]
    [InlineData("internal static class Outer { [GcHeap(typeof(Node))] internal partial class {|CSG0003:Heap|}; }")]
    public Task HeapsMustBePartial(string source) => MarkupTest.Verify(Node + source);

    [Fact]
    public Task GeneratedCodeMustReachTheHeap() =>
        MarkupTest.Verify(Node + "internal partial class Outer { [GcHeap(typeof(Node))] private partial class {|CSG0004:Heap|}; }");

    [Theory]
    [InlineData("static partial class {|CSG0025:Heap|};")]
    [InlineData("abstract partial class {|CSG0025:Heap|};")]
    [InlineData("partial record {|CSG0025:Heap|};")]
    [InlineData("partial class {|CSG0025:Heap|}<T>;")]
    [InlineData("partial class {|CSG0025:Heap|}(int x) { public int X { get; } = x; }")]
    [InlineData("partial class Outer<T> { [GcHeap(typeof(Node))] internal partial class {|CSG0025:Heap|}; }", false)]
    public Task HeapsArePlainClasses(string declaration, bool isHeap = true) =>
        MarkupTest.Verify(Node + (isHeap ? "[GcHeap(typeof(Node))] " : "") + "internal " + declaration);

    [Fact]
    public Task HeapsHaveNoBaseClass() =>
        MarkupTest.Verify(Node + "[GcHeap(typeof(Node))] internal partial class {|CSG0026:Heap|} : Base; internal class Base;");

    [Theory]
    [InlineData("partial class Heap;")]
    [InlineData("sealed partial class Heap : GcHeap;")]
    [InlineData("sealed partial class Heap : System.Collections.Generic.IComparer<int> { public int Compare(int x, int y) => x - y; }")]
    [InlineData("partial class Heap { private int count; public Heap(int size) : this(new GcHeapOptions { HeapSize = size }) { } public int Count() => ++count; }")]
    public Task OtherPartsOfAHeapAreTheUsers(string declaration) => MarkupTest.Verify(Node + "[GcHeap(typeof(Node))] internal " + declaration);

    [Theory]
    [InlineData("{|CSG0027:GcHeap|}")]
    [InlineData("{|CSG0027:GcHeap()|}")]
    [InlineData("{|CSG0027:GcHeap(new System.Type[0])|}")]
    [InlineData("{|CSG0027:GcHeap(null!)|}")]
    public Task HeapsListTypes(string attribute) => MarkupTest.Verify($"[{attribute}] internal partial class Heap;");

    [Theory]
    [InlineData("GcHeap({|CSG0028:typeof(int)|}, typeof(Node))")]
    [InlineData("GcHeap(typeof(Node), {|CSG0028:typeof(Plain)|}, {|CSG0028:typeof(Node[])|})")]
    [InlineData("GcHeap(typeof(Node), {|CSG0028:(System.Type)null!|})")]
    [InlineData("{|CSG0028:GcHeap(new[] { typeof(Node), typeof(Plain) })|}")]
    [InlineData("GcHeap(typeof(Node), typeof({|CS0246:Nothing|}))")]
    public Task HeapsListObjects(string attribute) => MarkupTest.Verify($"{Node} [{attribute}] internal partial class Heap; internal struct Plain;");

    [Fact]
    public Task HeapsListObjectsOfTheProject() => MarkupTest.Verify(
        test => OtherProject.AddTo(test), "[GcHeap({|CSG0023:typeof(Other.Foreign)|})] internal partial class Heap;");

    [Theory]
    [InlineData("public int {|CSG0029:Attach|};")]
    [InlineData("public enum {|CSG0029:Kind|};")]
    [InlineData("public void {|CSG0029:Attach|}(int x) { }")]
    [InlineData("public bool {|CSG0029:Contains|}(int x) => x == 0;")]
    [InlineData("public bool {|CSG0029:IsNew|};")]
    [InlineData("public class {|CSG0029:Mutator|};")]
    [InlineData("private class {|CSG0029:Collector|};")]
    [InlineData("private void {|CSG0029:CreateTracer|}() { }")]
    [InlineData("private int {|CSG0029:MaxSize|} { get; }")]
    [InlineData("public {|CSG0029:Heap|}(GcHeapOptions? options) { }")]
    public Task NoMemberHasTheNameOfAGeneratedOne(string member) => MarkupTest.Verify(Node + $"[GcHeap(typeof(Node))] internal partial class Heap {{ {member} }}");

    [Theory]
    [InlineData("", "ChangedEdges")]
    [InlineData(", FieldLogging = false", "ChangedEdges")]
    [InlineData(", FieldLogging = true", "{|CSG0029:ChangedEdges|}")]
    public Task ChangedEdgesIsAGeneratedNameWhereEdgesAreLogged(string flag, string name) =>
        MarkupTest.Verify(Node + $"[GcHeap(typeof(Node){flag})] internal partial class Heap {{ public int {name}; }}");

    [Theory]
    [InlineData("Mutator")]
    [InlineData("Collector")]
    public Task NoHeapHasTheNameOfAGeneratedMember(string name) => MarkupTest.Verify(Node + $"[GcHeap(typeof(Node))] internal partial class {{|CSG0029:{name}|}};");

    [Fact]
    public Task TypesOfAHeapHaveDifferentNames() => MarkupTest.Verify(
        """
        namespace A { [GcObject] internal partial struct Node { [GcEdge<B.Node>] private GcRef next; } }
        namespace B { [GcObject] internal partial struct Node { public int Key; } }
        [{|CSG0030:GcHeap(typeof(A.Node))|}] internal partial class Heap;
        """);

    [Fact]
    public Task TypesOfDifferentHeapsMayHaveTheSameName() => MarkupTest.Verify(
        """
        namespace A { [GcObject] internal partial struct Node { public int Key; } [GcHeap(typeof(A.Node))] internal partial class Heap; }
        namespace B { [GcObject] internal partial struct Node { public int Key; } [GcHeap(typeof(B.Node))] internal partial class Heap; }
        """);

    [Theory]
    [InlineData("[GcObject] internal partial struct node { public int Key; } [{|CSG0031:GcHeap(typeof(Node), typeof(node))|}] internal partial class Heap;")]
    [InlineData("[GcObject] internal partial struct node { public int Key; } [GcHeap(typeof(Node))] internal partial class A; [{|CSG0031:GcHeap(typeof(node))|}] internal partial class B;")]
    [InlineData("[{|CSG0031:GcHeap(typeof(Node))|}] internal partial class node;")]
    [InlineData("internal partial class O { [GcObject] internal partial struct P { public int Key; } } [GcObject] internal partial struct O_P { public int Key; } [{|CSG0031:GcHeap(typeof(O.P), typeof(O_P), typeof(Node))|}] internal partial class Heap;")]
    public Task GeneratedNamesDiffer(string source) => MarkupTest.Verify(Node + source);

    [Theory]
    [InlineData("[GcHeap(typeof(Node))] internal partial class A; [{|CSG0032:GcHeap(typeof(Node))|}] internal partial class B;")]
    [InlineData("[{|CSG0032:GcHeap(typeof(Node))|}] internal partial class B; [GcHeap(typeof(Node))] internal partial class A;")]
    [InlineData("[GcObject] internal partial struct C { [GcEdge<Node>] private GcRef node; } [GcHeap(typeof(Node))] internal partial class A; [{|CSG0032:GcHeap(typeof(C))|}] internal partial class B;")]
    public Task ATypeIsInOneHeap(string source) => MarkupTest.Verify(Node + source);

    [Fact]
    public Task ATypeIsInAHeap() => MarkupTest.Verify(
        """
        [GcObject] internal partial struct {|CSG0033:Node|} { [GcEdge<Good>] private GcRef good; }
        """);

    [Fact]
    public Task TypesOfAHeapWithErrorsAreStillItsTypes() => MarkupTest.Verify(
        """
        [GcObject] internal partial struct Node { [GcEdge<Other>] public GcRef {|CSG0020:next|}; }
        [GcObject] internal partial struct Other { public int Key; }
        [GcHeap(typeof(Node))] internal abstract partial class {|CSG0025:Heap|};
        """);

    [Theory]
    [InlineData("{|CSG0034:GcHeap(typeof(Narrow))|}")]
    [InlineData("{|CSG0034:GcHeap(typeof(Narrow), Aligned = false)|}")]
    [InlineData("{|CSG0034:GcHeap(typeof(Holder))|}")]
    [InlineData("GcHeap(typeof(Narrow), Aligned = true)")]
    public Task NarrowReferencesNeedAnAlignedHeap(string attribute) => MarkupTest.Verify(
        $$"""
        [GcObject] internal partial struct Narrow { [GcEdge<Narrow>] private GcRef32 next; [GcEdge<Holder>] private GcRef holder; }
        [GcObject] internal partial struct Holder { [GcEdge<Narrow>] private GcRef narrow; }
        [{{attribute}}] internal sealed partial class Heap;
        """);

    [Theory]
    [InlineData("Nothing", "[GcEdge] private GcRef other;")]
    [InlineData("Integer", "private GcValue value;")]
    [InlineData("Boolean", "[GcEdge<Holder, Node>] private GcRef either;")]
    [InlineData("Character", "public Part Part;")]
    [InlineData("Integer", "[GcLength] private int count; [GcTrailing] private GcValue items;")]
    public Task NoTypeIsCalledLikeAKindOfValue(string name, string members) => MarkupTest.Verify(
        $$"""
        {{Node}}
        [GcObject] internal partial struct {{name}} { public int Key; }
        [GcObject] internal partial struct Holder { {{members}} }
        [GcInline] internal partial struct Part { private GcValue value; }
        [{|CSG0047:GcHeap(typeof({{name}}), typeof(Holder), typeof(Node))|}] internal partial class Heap;
        """);

    [Theory]
    [InlineData("Nothing")]
    [InlineData("Integer")]
    public Task WithoutValuesATypeMayBeCalledLikeOne(string name) => MarkupTest.Verify(
        $$"""
        [GcObject] internal partial struct {{name}} { [GcEdge<{{name}}>] private GcRef next; [GcEdge<{{name}}, {{name}}>] private GcRef same; }
        [GcHeap(typeof({{name}}))] internal partial class Heap;
        """);

    [Theory]
    [InlineData("private GcValue value;", "{|CSG0011:Heap|}")]
    [InlineData("[GcEdge] private GcRef other;", "{|CSG0011:Heap|}")]
    [InlineData("[GcEdge<Node>] private GcRef next;", "Heap")]
    public Task NoTypeHasTheNameOfTheClassWithTheAccessorsOfValues(string member, string name) => MarkupTest.Verify(
        $$"""
        [GcObject] internal partial struct Node { {{member}} }
        [GcHeap(typeof(Node))] internal partial class {{name}};
        internal static class HeapAccessors;
        """);
}
