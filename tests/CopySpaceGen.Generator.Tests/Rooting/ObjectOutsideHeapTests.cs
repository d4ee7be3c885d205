namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>Values of object types that no allocation made.</summary>
public class ObjectOutsideHeapTests
{
    [Theory]
    [InlineData("_ = {|CSG0059:new Node()|};")]
    [InlineData("Node made = {|CSG0059:new() { Key = 1 }|};")]
    [InlineData("Node made = {|CSG0059:default|}; made = {|CSG0059:default(Node)|};")]
    [InlineData("Use({|CSG0059:default(Node)|}); static void Use(Node node) { }")]
    [InlineData("Node* made = {|CSG0059:stackalloc Node[1]|}; Span<Node> more = {|CSG0059:stackalloc Node[2]|};")]
    [InlineData("Span<byte> bytes = new byte[100]; ref Node made = ref {|CSG0059:Unsafe.As<byte, Node>(ref bytes[0])|};")]
    [InlineData("void* memory = null; ref Node made = ref {|CSG0059:Unsafe.AsRef<Node>(memory)|};")]
    [InlineData("Span<byte> bytes = new byte[100]; Span<Node> made = {|CSG0059:MemoryMarshal.Cast<byte, Node>(bytes)|};")]
    [InlineData("Node* made = {|CSG0059:(Node*)NativeMemory.Alloc((nuint)sizeof(Node))|};")]
    [InlineData("Node* made = {|CSG0059:(Node*)(void*)Marshal.AllocHGlobal(sizeof(Node))|};")]
    public Task AnObjectIsAllocated(string statements) => EscapeSource.VerifyStatements("unsafe { " + statements + " }");

    [Theory]
    [InlineData("_ = m.NewNode(1); _ = sizeof(Node) + Unsafe.SizeOf<Node>(); _ = nameof(Node); _ = typeof(Node); _ = default(GcRef<Node>); GcRef<Node> none = default;")]
    [InlineData("Link link = new Link(); link = default; Span<Link> links = stackalloc Link[3]; _ = link.Weight;")]
    [InlineData("void* memory = NativeMemory.Alloc(3); int* numbers = (int*)memory; Span<int> more = stackalloc int[3]; Link* link = (Link*)NativeMemory.Alloc(100);")]
    [InlineData("static void Clear(ref Node place) => place = default; static void Use(Node other = default) { }")]
    public Task OtherValuesAreRight(string statements) => EscapeSource.VerifyStatements("unsafe { " + statements + " }");
}
