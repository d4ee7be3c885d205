namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>Handles and the ends of their scopes.</summary>
public class HandleScopeTests
{
    [Theory]
    [InlineData("Local<Node> Get(NodeHeap.Mutator m, GcRef<Node> node) { using (m.OpenScope()) { return {|CSG0057:m.Local(node)|}; } }")]
    [InlineData("Local<Node> Get(NodeHeap.Mutator m, GcRef<Node> node) { using var scope = m.OpenScope(); Local<Node> local = m.Local(node); return {|CSG0057:local|}; }")]
    [InlineData("Local<Node> Get(NodeHeap.Mutator m, Local<Node> node) { using GcScope scope = m.OpenScope(); return node.IsNull ? node : {|CSG0057:m.Local(node)|}; }")]
    [InlineData("Local<Node> Get(NodeHeap.Mutator m, GcRef<Node> node) { using (m.OpenScope()) { using (m.OpenScope()) { return {|CSG0057:Make(m, node)|}; } } } Local<Node> Make(NodeHeap.Mutator m, GcRef<Node> node) => m.Local(node);")]
    [InlineData("int Get(NodeHeap.Mutator m, GcRef<Node> node) { Local<Node> local; using (m.OpenScope()) { {|CSG0057:local|} = m.Local(node); } return local.Key; }")]
    [InlineData("int Get(NodeHeap.Mutator m, Local<Node> node) { { using var scope = m.OpenScope(); {|CSG0057:node|} = m.Local(node); } return node.Key; }")]
    [InlineData("void Get(NodeHeap.Mutator m, GcRef<Node> node, out Local<Node> result) { using (m.OpenScope()) { {|CSG0057:result|} = m.Local(node); } }")]
    [InlineData("void Get(NodeHeap.Mutator m, Local<Node> node) { for (int i = 0; i < 3; i++) { _ = node.Key; using (m.OpenScope()) { {|CSG0057:node|} = m.Local(m.NewNode(3)); } } }")]
    [InlineData("void Get(NodeHeap.Mutator m, ref Local<Node> result) { using var scope = m.OpenScope(); Local<Node> made = m.Local(m.NewNode(1)); {|CSG0057:result|} = made; }")]
    public Task AHandleEndsWithItsScope(string members) => EscapeSource.VerifyMembers("private static " + members.Replace("} Local<", "} private static Local<", StringComparison.Ordinal));

    [Theory]
    [InlineData("GcRef<Node> Get(NodeHeap.Mutator m) { using (m.OpenScope()) { Local<Node> local = m.Local(m.NewNode(1)); return local; } }")]
    [InlineData("GcRef<Node> Get(NodeHeap.Mutator m) { using var scope = m.OpenScope(); Local<Node> local = m.Local(m.NewNode(1)); return local.Ref; }")]
    [InlineData("Local<Node> Get(NodeHeap.Mutator m) { return m.Local(m.NewNode(1)); }")]
    [InlineData("Local<Node> Get(NodeHeap.Mutator m, Local<Node> node) { using (m.OpenScope()) { Local<Node> same = node; return same; } }")]
    [InlineData("Local<Node> Get(NodeHeap.Mutator m) { Local<Node> result = m.Local(m.NewNode(1)); using (m.OpenScope()) { result.Ref = m.Local(m.NewNode(2)); return result; } }")]
    [InlineData("Local<Node> Get(NodeHeap.Mutator m, Local<Node> node) { using (m.OpenScope()) { return Pick(m, node); } static Local<Node> Pick(NodeHeap.Mutator m, Local<Node> node) => node; }")]
    [InlineData("int Get(NodeHeap.Mutator m) { Local<Node> local; using (m.OpenScope()) { local = m.Local(m.NewNode(1)); return local.Key; } }")]
    [InlineData("int Get(NodeHeap.Mutator m, Local<Node> node) { using (m.OpenScope()) { node = m.Local(m.NewNode(1)); _ = node.Key; } node = m.Local(m.NewNode(1)); return node.Key; }")]
    [InlineData("int Get(NodeHeap.Mutator m, Local<Node> node, Local<Node> other) { using (m.OpenScope()) { node = m.Local(m.NewNode(1)); node = other; } return node.Key; }")]
    [InlineData("void Get(NodeHeap.Mutator m) { using (m.OpenScope()) { Local<Node> Make() { return m.Local(m.NewNode(1)); } _ = Make().Key; } }")]
    [InlineData("void Get(NodeHeap.Mutator m) { using (m.OpenScope()) { Local<Node> last = m.Local(m.NewNode(1)); while (last.Key > 0) { using (m.OpenScope()) { last.Ref = m.Local(m.NewNode(1)); } } } }")]
    [InlineData("Local<Node> Get(System.IO.Stream stream, NodeHeap.Mutator m) { using (stream) { return m.Local(m.NewNode(1)); } }")]
    public Task OtherUsesAreRight(string members) => EscapeSource.VerifyMembers("private static " + members);
}
