namespace CopySpaceGen;

/// <summary>
/// Says of a member that receives a mutator that it never collects the heap: a <see cref="GcRef{T}"/>, a <c>ref</c> or a span into an object from before a
/// call of it can be used after it.
/// </summary>
/// <remarks>
/// <para>Only a mutator can collect. A call that receives one, as the object it is called on, as an argument, or in an object or a lambda that holds one,
/// is taken to collect the heap unless what it calls carries this attribute; so one method is analysed at a time, and what the method promises is checked
/// where it is written: a marked member must call nothing that may collect, which leaves out allocation, <see cref="GcMutator.Collect"/>,
/// <see cref="GcMutator.Safepoint"/> and <see cref="GcMutator.Park"/>. What overrides or implements a marked member must be marked as well. On a
/// property it holds for both accessors; on a delegate type for all that is called through it.</para>
/// <para>The attribute changes nothing at run time. Where it is wrong, checked mode (<see cref="GcHeapOptions.Checked"/>) finds the outdated reference.
/// It is the <c>JS::AutoAssertNoGC</c> of SpiderMonkey, checked there by the rooting hazard analysis, as a part of the signature.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor | AttributeTargets.Delegate, Inherited = false)]
public sealed class NoCollectAttribute : Attribute;
