namespace CopySpaceGen;

/// <summary>
/// Thrown when a heap is found damaged. Where a verification has found it, the message names the reference that is wrong, what is wrong with it, and
/// the path to it from a root; a collection only notices damage that makes it copy more than was ever allocated.
/// </summary>
/// <remarks>
/// The heap is lost: dispose of it. The cause is code that wrote past the accessors (unsafe code, an outdated <c>ref</c> or span), or a defect of
/// the collector.
/// </remarks>
public sealed class GcVerificationException : Exception
{
    internal GcVerificationException(string message)
        : base(message)
    {
    }

    internal static GcVerificationException MoreCopiedThanAllocated() => new(
        "The heap is damaged: its collection would copy more than was ever allocated, as when references have been written past the accessors (unsafe code, "
        + "an outdated ref or span). The heap is lost: dispose of it. GcHeapOptions.VerifyEveryCollection tells which reference is wrong, and GcHeapOptions.Checked "
        + "who used an outdated one.");
}
