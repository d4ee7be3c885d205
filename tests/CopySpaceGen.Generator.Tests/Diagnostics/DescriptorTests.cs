using System.Globalization;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

public class DescriptorTests
{
    public static TheoryData<string> Ids { get; } = [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void EveryIdHasADescriptorThatIsReported() => Assert.Equal(
        typeof(DiagnosticIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Descriptors.All.Select(descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryMessageNamesADeclarationAndIsOneSentence(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.ById(id);
        string message = descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);

        Assert.Equal("CopySpaceGen", descriptor.Category);
        Assert.Contains("'{0}'", message);
        Assert.DoesNotContain(". ", message);
        Assert.NotEqual('.', message[^1]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryIdHasAHelpPage(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.ById(id);
        string page = Repository.Read($"generator/docs/{id}.md");

        Assert.Equal($"https://github.com/copyspacegen/copyspacegen/blob/main/generator/docs/{id}.md", descriptor.HelpLinkUri);
        Assert.StartsWith($"# {id}: {descriptor.Title.ToString(CultureInfo.InvariantCulture)}\n", page);
        Assert.Contains("## Wrong", page);
        Assert.Contains("## Right", page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryIdIsInTheTableOfTheGenerator(string id) =>
        Assert.Contains($"| [{id}](docs/{id}.md) | {Descriptors.ById(id).Title.ToString(CultureInfo.InvariantCulture)} |", Repository.Read("generator/README.md"));
}
