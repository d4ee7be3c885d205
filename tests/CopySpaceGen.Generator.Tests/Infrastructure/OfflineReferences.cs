using Microsoft.CodeAnalysis.Testing;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>A set of references without a package, so that the test library downloads nothing; the tests add their own.</summary>
internal static class OfflineReferences
{
    public static ReferenceAssemblies None { get; } = new("net10.0");
}
