using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>Edges that an object type writes by itself, in heaps that log written edges and in others.</summary>
public class UnloggedWriteTests
{
    [Theory]
    [InlineData("public void Clear() => {|CSG0058:left|} = default;")]
    [InlineData("public void Swap() => ({|CSG0058:left|}, {|CSG0058:right|}) = (right, left);")]
    [InlineData("public void Clear() => {|CSG0058:this.part|} = default;")]
    [InlineData("public void Clear() => {|CSG0058:this|} = default;")]
    [InlineData("public void Clear() => Reset(ref {|CSG0058:left|}); private static void Reset(ref GcRef edge) => edge = default;")]
    [InlineData("public static void Clear(ref Tree tree) => {|CSG0058:tree.left|} = default;")]
    [InlineData("public static unsafe void Clear(Tree* tree) => {|CSG0058:tree->left|} = default;")]
    [InlineData("public Tree(int key) { {|CSG0058:left|} = default; Key = key; }")]
    public async Task AnObjectDoesNotWriteItsEdges(string member)
    {
        await Verify(member, ", FieldLogging = true");
        await Verify(member.Replace("{|CSG0058:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), "");
    }

    [Theory]
    [InlineData("public void Reset() { Key = 0; (Key, Other) = (1, 2); } public int Other;")]
    [InlineData("public readonly bool IsLeaf => left.IsNull && right == left && Same(in left); private static bool Same(in GcRef edge) => edge.IsNull;")]
    [InlineData("public readonly Tree Mirrored() { Tree copy = this; copy.left = right; copy.right = left; return copy; }")]
    public Task OtherMembersAreRight(string member) => Verify(member, ", FieldLogging = true");

    private static Task Verify(string member, string flags) => MarkupTest.Verify(
        $$"""
        [GcInline] internal partial struct Part { [GcEdge<Tree>] private GcRef to; public void Clear() => to = default; }
        [GcObject] internal partial struct Tree { [GcEdge<Tree>] private GcRef left; [GcEdge<Tree>] private GcRef right; private Part part; public int Key; {{member}} }
        [GcHeap(typeof(Tree){{flags}})] internal sealed partial class TreeHeap;
        internal static class Program { internal static void Run(Local<Tree> tree) { tree.Left = default; tree.{{(flags.Length > 0 ? "WritePart()" : "Part")}}.Clear(); } }
        """);
}
