using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// Whether this process checks references at each use. The first heap fixes the answer, so that the JIT compiler can drop the checks
/// as dead code where it is no.
/// </summary>
internal static class CheckedMode
{
    internal const string SwitchName = "CopySpaceGen.Checked";

    private static readonly bool s_switch = AppContext.TryGetSwitch(SwitchName, out bool on) && on;
    private static volatile bool s_requested;

    /// <summary>Set by the package in Debug builds. A constant in programs that are trimmed or compiled ahead of time.</summary>
    [FeatureSwitchDefinition(SwitchName)]
    internal static bool OnByDefault => s_switch;

    // Ahead of time there is no later moment to decide at, so there it is the switch alone that lets the checks in.
    internal static bool IsOn
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (RuntimeFeature.IsDynamicCodeCompiled || OnByDefault) && Answer.IsYes && Gate.IsOpen;
    }

    /// <summary>Turns the checks on for the process, if it has no heap yet.</summary>
    internal static void Request() => s_requested = true;

    /// <summary>Fixes the answer for the process, if no heap has done so before. To be called for each heap.</summary>
    /// <param name="isWanted">Whether the heap is to be checked.</param>
    /// <exception cref="InvalidOperationException">It is, but the answer has been no before.</exception>
    internal static void Decide(bool isWanted)
    {
        if (isWanted)
        {
            Request();
        }

        // Both before methods that use references are compiled: to those that are compiled later they are constants.
        _ = RuntimeFeature.IsDynamicCodeCompiled;
        _ = Gate.IsOpen;
        if (isWanted && !IsOn)
        {
            throw new InvalidOperationException(
                "Checked mode was asked for after this process had made a heap without checks. "
                + "Make the first checked heap before any other, or add "
                + "<CopySpaceGenChecked>true</CopySpaceGenChecked> to the project file of the program.");
        }
    }

    // A constant to methods that are compiled after the first heap was made.
    private static class Gate
    {
        internal static readonly bool IsOpen;

        // Explicit, so that it runs when the first heap is made and not when a method that uses a reference is compiled.
        static Gate() => Answer.IsYes = IsOpen = s_requested || OnByDefault;
    }

    // The same to methods that are compiled before, in which to read the gate takes a call at each use. This class has nothing to initialise,
    // so there it takes one comparison. What is read before the gate is decided does not matter, since there is no reference yet.
    private static class Answer
    {
        internal static bool IsYes;
    }
}
