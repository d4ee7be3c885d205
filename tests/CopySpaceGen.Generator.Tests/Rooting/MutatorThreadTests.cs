namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>Mutators that are used on another thread than the one that attached.</summary>
public class MutatorThreadTests
{
    [Theory]
    [InlineData("async Task Run(NodeHeap.Mutator m) { await Task.Yield(); {|CSG0060:m|}.Collect(); m.Collect(); }")]
    [InlineData("async Task Run(GcMutator m) { await Task.Yield(); {|CSG0060:m|}.Collect(); }")]
    [InlineData("async Task Run(NodeHeap heap) { using var {|CSG0060:m = heap.Attach()|}; await Task.Yield(); }")]
    [InlineData("async Task Run(NodeHeap heap) { using (NodeHeap.Mutator {|CSG0060:m = heap.Attach()|}) { await Task.Yield(); } }")]
    [InlineData("async Task Run(NodeHeap heap) { var m = heap.Attach(); while (true) { {|CSG0060:m|}.Collect(); await Task.Yield(); } }")]
    [InlineData("async Task Run(NodeHeap.Mutator m) { try { await Task.Yield(); } catch (Exception) { {|CSG0060:m|}.Collect(); } }")]
    [InlineData("async Task Run(NodeHeap.Mutator m) { {|CSG0060:m|}.NewNode(await Task.FromResult(3)); }")]
    [InlineData("async Task Run(NodeHeap.Mutator m, IAsyncEnumerable<int> items) { await foreach (int item in items) { {|CSG0060:m|}.NewNode(item); } }")]
    [InlineData("async Task Run(NodeHeap.Mutator m, IAsyncDisposable d) { await using (d) { } {|CSG0060:m|}.Collect(); }")]
    [InlineData("void Run(NodeHeap heap) { Func<Task> f = async () => { var m = heap.Attach(); await Task.Yield(); {|CSG0060:m|}.Dispose(); }; }")]
    [InlineData("void Run(NodeHeap heap) { async Task Inner() { var m = heap.Attach(); await Task.Yield(); {|CSG0060:m|}.Dispose(); } }")]
    [InlineData("void Run(NodeHeap heap) { using (var m = heap.Attach()) { Func<Task> f = async () => { await Task.Yield(); {|CSG0060:m|}.Collect(); }; } }")]
    [InlineData("NodeHeap.Mutator _m = null!; private async Task Run() { await Task.Yield(); {|CSG0060:_m|}.Collect(); }")]
    public Task AMutatorIsNotUsedAfterAnAwait(string members) => EscapeSource.VerifyMembers("private " + members);

    [Theory]
    [InlineData("async Task Run(NodeHeap heap) { await Task.Yield(); using (var m = heap.Attach()) { m.Collect(); } await Task.Yield(); }")]
    [InlineData("async Task Run(NodeHeap heap) { while (true) { using (var m = heap.Attach()) { m.Collect(); } await Task.Yield(); } }")]
    [InlineData("async Task Run(NodeHeap.Mutator m, bool c) { if (c) { await Task.Yield(); } else { m.Collect(); } }")]
    [InlineData("async Task Run(NodeHeap.Mutator m, bool c) { using (new System.IO.MemoryStream()) { if (c) { await Task.Yield(); return; } } m.Collect(); }")]
    [InlineData("async Task Run(NodeHeap heap) { NodeHeap.Mutator? m = null; try { await Task.Yield(); m = heap.Attach(); m.Collect(); } finally { m?.Dispose(); } }")]
    [InlineData("async Task Run(NodeHeap.Mutator m) { m.Collect(); await Task.Yield(); _ = nameof(m); }")]
    [InlineData("async Task Run(NodeHeap.Mutator m) { m.Collect(); Func<Task> f = async () => await Task.Yield(); m.Collect(); await f(); }")]
    [InlineData("IEnumerable<int> Run(NodeHeap.Mutator m) { yield return 1; m.Collect(); }")]
    public Task BetweenTwoAwaitsIsRight(string members) => EscapeSource.VerifyMembers("private " + members);

    [Theory]
    [InlineData("Task.Run(() => {|CSG0060:m|}.Collect());")]
    [InlineData("Task.Run(async () => { {|CSG0060:m|}.Collect(); await Task.Yield(); });")]
    [InlineData("new Thread(() => { {|CSG0060:m|}.Collect(); m.Collect(); }).Start();")]
    [InlineData("void Work() { {|CSG0060:m|}.Collect(); } new Thread(Work).Start();")]
    [InlineData("Parallel.For(0, 3, i => {|CSG0060:m|}.NewNode(i));")]
    [InlineData("Parallel.Invoke(() => {|CSG0060:m|}.Collect(), () => { });")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => {|CSG0060:m|}.Collect());")]
    [InlineData("Task.Factory.StartNew(() => {|CSG0060:m|}.Collect());")]
    public Task ItIsNotHandedToAnotherThread(string statements) => EscapeSource.VerifyStatements(statements);

    [Theory]
    [InlineData("Task.Run(() => { using var own = heap.Attach(); own.Collect(); });")]
    [InlineData("new Thread(() => Work(heap)).Start(); static void Work(NodeHeap heap) { using var m = heap.Attach(); }")]
    [InlineData("NodeHeap.Mutator? own = null; new Thread(() => { own = heap.Attach(); own.Collect(); own.Dispose(); }).Start();")]
    [InlineData("Action collect = () => m.Collect(); collect(); Lazy<int> lazy = new(() => m.NewNode(1).Key);")]
    [InlineData("using (m.Park()) { Task.Run(() => heap.Attach().Dispose()).Wait(); }")]
    public Task AFunctionThatAttachesIsRight(string statements) => EscapeSource.VerifyStatements(statements);

    [Theory]
    [InlineData("private static NodeHeap.Mutator? {|CSG0060:s_m|};")]
    [InlineData("private static GcMutator? {|CSG0060:Shared|} { get; set; }")]
    [InlineData("[ThreadStatic] private static NodeHeap.Mutator? s_m; private static ThreadLocal<NodeHeap.Mutator>? s_all; private NodeHeap.Mutator? _m;")]
    public Task ItIsNotSharedByAStaticField(string members) => EscapeSource.VerifyMembers(members);
}
