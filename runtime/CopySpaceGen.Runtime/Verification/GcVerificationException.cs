namespace CopySpaceGen;

/// <summary>
/// Thrown when a heap is found damaged. The message names the reference that is wrong, what is wrong with it, and the path to it from a root.
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
}
