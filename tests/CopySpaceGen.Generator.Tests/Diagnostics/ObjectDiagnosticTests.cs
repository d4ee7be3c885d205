using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>What is reported at the type itself.</summary>
public class ObjectDiagnosticTests
{
    [Theory]
    [InlineData("[GcObject] internal struct {|CSG0003:Node|} { public int Key; }", "Node")]
    [InlineData("internal class Outer { [GcObject] internal partial struct {|CSG0003:Node|} { public int Key; } }", "Outer.Node")]
    [InlineData("internal record struct Outer { internal interface IMiddle { [GcObject] internal struct {|CSG0003:{|CSG0003:{|CSG0003:Node|}|}|} { public int Key; } } }", "Outer.IMiddle.Node")]
    public Task TypesMustBePartial(string source, string type) => VerifyListed(source, type);

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("private protected")]
    [InlineData("")]
    public Task GeneratedCodeMustReachTheType(string accessibility) => MarkupTest.Verify(
        $$"""
        internal partial class Outer
        {
            [GcObject] {{accessibility}} partial struct {|CSG0004:Node|} { public int Key; }
            [GcHeap(typeof(Node))] internal partial class Heap;
        }
        """);

    [Fact]
    public Task GeneratedCodeMustReachTheContainingType() => MarkupTest.Verify(
        """
        internal partial class Outer
        {
            private partial class Middle { [GcObject] internal partial struct {|CSG0004:Node|} { public int Key; } }
            [GcHeap(typeof(Middle.Node))] internal partial class Heap;
        }
        """);

    [Fact]
    public Task GeneratedCodeCannotReachFileLocalTypes() => MarkupTest.Verify(
        """
        [GcObject] file partial struct {|CSG0004:Node|} { public int Key; }
        [GcHeap(typeof(Node))] file partial class {|CSG0004:Heap|};
        """);

    [Theory]
    [InlineData("[GcObject] internal partial struct {|CSG0005:Node|}<T> where T : unmanaged { public T Key; }", "Node<int>")]
    [InlineData("internal partial class Outer<T> { [GcObject] internal partial struct {|CSG0005:Node|} { public int Key; } }", "Outer<int>.Node")]
    public Task ObjectsAreNotGeneric(string source, string type) => VerifyListed(source, type);

    [Fact]
    public Task ObjectsAreNotRefStructs() => VerifyListed("[GcObject] internal ref partial struct {|CSG0006:Node|} { public int Key; }");

    [Theory]
    [InlineData("StructLayout(LayoutKind.Explicit)", "[FieldOffset(0)] public int Key;")]
    [InlineData("StructLayout((short)2)", "public int Key;")]
    [InlineData("StructLayout(LayoutKind.Sequential, Pack = 1)", "public int Key;")]
    [InlineData("StructLayout(LayoutKind.Sequential, Pack = 4)", "public int Key;")]
    [InlineData("System.Runtime.CompilerServices.InlineArray(2)", "public int Key;")]
    public Task TheLayoutIsTheGeneratorsConcern(string attribute, string field) =>
        VerifyListed($"[GcObject, {attribute}] internal partial struct {{|CSG0007:Node|}} {{ {field} }}");

    [Theory]
    [InlineData("StructLayout(LayoutKind.Sequential)")]
    [InlineData("StructLayout(LayoutKind.Sequential, Pack = 0)")]
    [InlineData("StructLayout(LayoutKind.Sequential, Pack = 8)")]
    [InlineData("StructLayout(LayoutKind.Sequential, Pack = 16, Size = 40)")]
    public Task LayoutsThatKeepReferencesAlignedAreAccepted(string attribute) =>
        VerifyListed($"[GcObject, {attribute}] internal partial struct Node {{ public byte Key; [GcEdge<Node>] private GcRef next; }}");

    [Fact]
    public Task FieldsAreInOnePart() => MarkupTest.Verify(
        "[GcObject] internal partial struct {|CSG0008:Node|} { public int Key; } [GcHeap(typeof(Node))] internal partial class Heap;",
        "internal partial struct Node { public int Other; }");

    [Fact]
    public Task OtherMembersAreInAnyPart() => MarkupTest.Verify(
        "[GcObject] internal partial struct Node { internal static int s_count; internal const int Max = 1; } [GcHeap(typeof(Node))] internal partial class Heap;",
        "internal partial struct Node { public int Key; private int other; internal readonly int Sum() => Key + other; }");

    [Theory]
    [InlineData("public int {|CSG0009:Layout|};")]
    [InlineData("public int Key; internal class {|CSG0009:Layout|};")]
    [InlineData("public int Key; internal readonly int {|CSG0009:Layout|}() => Key;")]
    public Task NoMemberHasTheNameOfAGeneratedOne(string members) => VerifyListed($"[GcObject] internal partial struct Node {{ {members} }}");

    [Fact]
    public Task NoTypeHasTheNameOfItsGeneratedMember() => VerifyListed("[GcObject] internal partial struct {|CSG0010:Layout|} { public int Key; }", "Layout");

    [Theory]
    [InlineData("namespace N { [GcObject] internal partial struct {|CSG0011:Node|} { public int Key; } internal class NodeAccessors; }")]
    [InlineData("namespace N { [GcObject] internal partial struct Node { public int Key; } internal class NodeAccessors<T>; }")]
    [InlineData("namespace N { [GcObject] internal partial struct Node { public int Key; } } internal class NodeAccessors;")]
    public Task NoTypeHasTheNameOfTheClassWithTheAccessors(string source) => VerifyListed(source, "N.Node");

    [Fact]
    public Task AllFormsOfStructsAreAccepted() => MarkupTest.Verify(
        """
        public partial interface IOuter
        {
            public partial record class Middle
            {
                [GcObject] protected internal readonly partial record struct A { public readonly int Key; }
                [GcObject] internal partial record struct B { [GcEdge<B>] private GcRef next; [GcEdge<A>] private GcRef other; }
                [GcObject] internal unsafe partial struct C { public fixed byte Bytes[3]; public void* Pointer; }
                [GcObject] public partial struct Empty;
            }
        }

        [GcHeap(typeof(IOuter.Middle.A), typeof(IOuter.Middle.B), typeof(IOuter.Middle.C), typeof(IOuter.Middle.Empty))] internal partial class Heap;
        """);

    private static Task VerifyListed(string source, string type = "Node") =>
        MarkupTest.Verify($"{source}\n[GcHeap(typeof({type}))] internal partial class Heap;");
}
