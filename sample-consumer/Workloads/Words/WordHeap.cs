namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>A heap of the word index: <see cref="WordNode"/>s that stay, <see cref="Token"/>s that go, and what they refer to.</summary>
[GcHeap(typeof(WordNode), typeof(Token), AtomicForwarding = true)]
internal sealed partial class WordHeap;
