namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>Addresses in a heap that are kept in the managed heap.</summary>
public class ManagedReferenceTests
{
    [Theory]
    [InlineData("private GcRef {|CSG0055:_last|};")]
    [InlineData("private static GcValue {|CSG0055:s_last|};")]
    [InlineData("private GcRef32 {|CSG0055:Last|} { get; set; }")]
    [InlineData("private Link {|CSG0055:_link|};")]
    [InlineData("private (int, Link) {|CSG0055:_pair|};")]
    [InlineData("private Link? {|CSG0055:_link|};")]
    [InlineData("private readonly Link[] {|CSG0055:_links|} = new Link[3];")]
    [InlineData("private readonly List<Link> {|CSG0055:_links|} = [];")]
    [InlineData("private readonly Dictionary<string, Link> {|CSG0055:_links|} = new();")]
    [InlineData("private Lazy<Node>? {|CSG0055:_node|};")]
    [InlineData("private unsafe Node* {|CSG0055:_node|};")]
    [InlineData("private struct Pair { public GcRef Left; } private Pair {|CSG0055:_pair|}; private struct Other { public static GcRef {|CSG0055:Last|}; }")]
    [InlineData("private sealed class Box<T> { public T? Value; } private Box<Link>? {|CSG0055:_box|};")]
    public Task AFieldKeepsNone(string members) => EscapeSource.VerifyMembers(members);

    [Theory]
    [InlineData("private struct Pair { public GcRef Left; public Link Link; } private static GcRef Get(Pair pair) => pair.Left;")]
    [InlineData("private ref struct Pair { public GcRef Left; public GcRef<Node> Right; public Link Link; }")]
    [InlineData("private Persistent<Node>? _node; private List<Persistent<Node>> _nodes = []; private Weak<Node>? _weak;")]
    [InlineData("private GcRef Get(Link link) => link.Raw; private int Sum(ReadOnlySpan<Link> links) => links.Length;")]
    [InlineData("private Func<int, int> _f = x => x; private Comparison<Link> _compare = (a, b) => a.Weight - b.Weight; private IComparer<Link>? _comparer;")]
    [InlineData("private unsafe int* _numbers; private int[] _keys = new int[3]; private (int, string) _pair;")]
    public Task OtherFieldsAreRight(string members) => EscapeSource.VerifyMembers(members);

    [Theory]
    [InlineData("var links = {|CSG0055:new Link[3]|};")]
    [InlineData("var links = {|CSG0055:new List<Link>()|}; links.Add(node.Link); var first = links.ToList();")]
    [InlineData("Link[] links = {|CSG0055:[node.Link]|};")]
    [InlineData("var links = {|CSG0055:node.Items.ToArray()|};")]
    [InlineData("var links = {|CSG0055:new[] { node.Link }|};")]
    [InlineData("_ = {|CSG0055:Task.FromResult(node.Link)|};")]
    [InlineData("_ = {|CSG0055:Tuple.Create(1, node.Link)|};")]
    [InlineData("object boxed = {|CSG0055:node.Link|};")]
    [InlineData("ValueType boxed = {|CSG0055:node.Link.Raw|};")]
    [InlineData("_ = string.Format(\"{0}\", {|CSG0055:node.Link|});")]
    [InlineData("var links = {|CSG0055:new PriorityQueue<Link, int>()|};")]
    [InlineData("Action clear = {|CSG0055:node.Link|}.Clear;")]
    [InlineData("Link link = node.Link; Func<int> f = () => {|CSG0055:link|}.Weight + link.Weight;")]
    [InlineData("GcRef raw = node.Link.Raw; Func<Func<bool>> f = () => () => {|CSG0055:raw|}.IsNull;")]
    public Task NorDoesAnExpression(string statements) => EscapeSource.VerifyStatements(statements);

    [Theory]
    [InlineData("Link link = node.Link; var pair = (link, 1); (link, var other) = (pair.link, link); _ = other.Weight + link.Weight;")]
    [InlineData("Span<Link> links = stackalloc Link[3]; links[0] = node.Link; ReadOnlySpan<Link> more = [node.Link]; Use(node.Link, node.Link); static void Use(params ReadOnlySpan<Link> all) { }")]
    [InlineData("node.Items.Sort((a, b) => a.Weight - b.Weight); node.Items.Fill(node.Link); _ = node.Items[0].Equals(node.Items[1]) || node.Link.Raw == node.Link.Raw;")]
    [InlineData("_ = $\"{node.Link}\" + node.Link.ToString() + node.Link.GetHashCode();")]
    [InlineData("Link link = node.Link; int weight = link.Weight; Func<int> f = () => weight; int Local() => link.Weight; _ = f() + Local();")]
    [InlineData("Func<Link, Link> f = link => { Link copy = link; return copy; }; _ = EqualityComparer<GcRef>.Default; _ = Comparer<Link>.Default;")]
    [InlineData("Persistent<Node> kept = m.Persistent(node); Func<int> f = () => kept.Ref.Key; var all = new List<Persistent<Node>> { kept };")]
    public Task WhatStaysOnTheStackIsRight(string statements) => EscapeSource.VerifyStatements(statements);

    [Theory]
    [InlineData("private async Task<int> Get(Link link) { await Task.Yield(); return {|CSG0055:link|}.Weight; }")]
    [InlineData("private IEnumerable<int> Get(Link link) { yield return 1; yield return {|CSG0055:link|}.Weight; }")]
    [InlineData("private async Task Get(Func<Link> get) { Link link = get(); for (int i = 0; i < {|CSG0055:link|}.Weight; i++) { await Task.Yield(); } }")]
    public Task NoneIsUsedAfterASuspension(string members) => EscapeSource.VerifyMembers(members);

    [Theory]
    [InlineData("private async Task<int> Get(Link link) { int weight = link.Weight; await Task.Yield(); return weight; }")]
    [InlineData("private async Task Get(Func<Link> get) { while (true) { Link link = get(); await Task.Delay(link.Weight); } }")]
    [InlineData("private IEnumerable<int> Get(Link link) { yield return link.Weight; }")]
    public Task BeforeItIsRight(string members) => EscapeSource.VerifyMembers(members);
}
