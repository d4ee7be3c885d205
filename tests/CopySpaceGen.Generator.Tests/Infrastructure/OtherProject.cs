using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>A project that declares types of its own, <c>Other.Foreign</c> and <c>Other.ForeignPart</c>, and is referenced by the one that is tested.</summary>
internal static class OtherProject
{
    private const string Source =
        """
        namespace Other;
        [CopySpaceGen.GcObject] public partial struct Foreign { public int Key; }
        [CopySpaceGen.GcInline] public partial struct ForeignPart { private CopySpaceGen.GcValue value; }
        """;

    public static void AddTo(MarkupTest.Test test)
    {
        using MemoryStream image = new();
        Assert.True(TestCompilation.Create("OtherProject", TestCompilation.Options, Source).Emit(image).Success);
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromImage(image.ToArray()));
    }
}
