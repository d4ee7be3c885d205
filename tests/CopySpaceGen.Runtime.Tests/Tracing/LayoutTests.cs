using System.Reflection;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen.Tests.Tracing;

public class LayoutTests
{
    /// <summary>
    /// What is a constant to the loops of a collector and to roots: the JIT compiler would call the getters that it finds too long, once for each
    /// object and edge.
    /// </summary>
    [Fact]
    public void Constants_of_a_layout_are_inlined_whatever_the_compiler_makes_of_their_length()
    {
        MethodInfo[] getters =
        [
            .. typeof(LayoutTests).Assembly.GetTypes()
                .Where(static type => type is { IsNested: true, Name: "Layout" })
                .SelectMany(static layout => layout.GetProperties(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
                .Append(typeof(Tracer).GetProperty(nameof(Tracer.AnyTag))!)
                .Select(static property => property.GetMethod!),
        ];

        Assert.Contains(getters, static getter => getter.Name == "get_Tag");
        Assert.Contains(getters, static getter => getter.Name == "get_MaxSmallLength");
        Assert.Contains(getters, static getter => getter.Name == "get_LengthSignBit");
        Assert.All(getters, static getter =>
            Assert.True(
                getter.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining),
                $"{getter.Name} of {getter.DeclaringType} is not marked to be inlined."));
    }
}
