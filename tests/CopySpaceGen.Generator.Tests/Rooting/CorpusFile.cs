using System.Collections.Immutable;
using System.Globalization;
using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>
/// A file of the corpus: methods of one theme, in which markup tells what is wrong and where, and beside it a text with all that the analyzers say. The text
/// can be accepted as it comes; the markup is written by hand, so no text is accepted that finds fault with the wrong place.
/// </summary>
internal sealed class CorpusFile
{
    private const string Root = "tests/CopySpaceGen.Generator.Tests/Rooting/Corpus";
    private const string Shapes = "Shapes";

    // Generated once: each file only adds to it.
    private static readonly Lazy<GeneratorRun> s_shapes = new(static () => GeneratorRun.Start(TestCompilation.Create(Repository.Read($"{Root}/{Shapes}.cs"))));

    private readonly string _name;
    private readonly SourceText _source;

    // Line, columns and id of each.
    private readonly HashSet<string> _marks;
    private readonly TextSpan[] _marked;

    public CorpusFile(string name)
    {
        _name = name;
        TestFileMarkupParser.GetSpans(Repository.Read($"{Root}/{name}.cs"), out string source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        _source = SourceText.From(source);
        _marked = [.. spans.Values.SelectMany(static list => list)];
        _marks = [.. spans.SelectMany(pair => pair.Value.Select(span => $"{Place(span)} {pair.Key}"))];
    }

    /// <summary>The names of all files but that with the heap, which each is compiled with.</summary>
    public static IEnumerable<string> AllNames() => Directory.GetFiles(Repository.PathOf(Root), "*.cs")
        .Select(static path => Path.GetFileNameWithoutExtension(path))
        .Where(static name => name != Shapes)
        .Order(StringComparer.Ordinal);

    /// <summary>The accepted text.</summary>
    public string Verified
    {
        get => Repository.Read($"{Root}/{_name}.verified.txt");
        set => File.WriteAllText(Repository.PathOf($"{Root}/{_name}.verified.txt"), value);
    }

    /// <summary>Of each method with a body, whether something in it is marked.</summary>
    public IEnumerable<bool> Methods() => CSharpSyntaxTree.ParseText(_source, TestCompilation.ParseOptions).GetRoot().DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(static method => method.Body is not null || method.ExpressionBody is not null)
        .Select(method => _marked.Any(mark => method.Span.Contains(mark)));

    /// <summary>What the compiler calls an error, with the generated code.</summary>
    public static string Errors(Compilation compilation) => string.Join(
        '\n', compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    /// <summary>The file with the heap and the generated code.</summary>
    public Compilation Compile()
    {
        GeneratorRun shapes = s_shapes.Value;
        return shapes.Continue(shapes.Input.AddSyntaxTrees(CSharpSyntaxTree.ParseText(_source, TestCompilation.ParseOptions, $"/0/{_name}.cs"))).Output;
    }

    /// <summary>A line of the text.</summary>
    public string Line(Diagnostic diagnostic) => $"{MarkOf(diagnostic)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n";

    /// <summary>What is marked and not reported, and what is reported and not marked; empty if there is nothing.</summary>
    public string Differences(IReadOnlyList<Diagnostic> diagnostics)
    {
        string[] reported = [.. diagnostics.Select(MarkOf)];
        return string.Concat(
            _marks.Except(reported).Select(mark => $"{_name} {mark} is marked and not reported\n")
                .Concat(diagnostics.Where(diagnostic => !_marks.Contains(MarkOf(diagnostic))).Select(diagnostic => $"{_name} {Line(diagnostic)}"))
                .Concat(reported.GroupBy(static mark => mark).Where(static group => group.Count() > 1).Select(group => $"{_name} {group.Key} is reported twice\n")));
    }

    private string MarkOf(Diagnostic diagnostic) => $"{Place(diagnostic.Location.SourceSpan)} {diagnostic.Id}";

    // Columns from and to, so that a mark of too much or too little is told.
    private string Place(TextSpan span)
    {
        LinePositionSpan lines = _source.Lines.GetLinePositionSpan(span);
        return string.Create(CultureInfo.InvariantCulture, $"{lines.Start.Line + 1}:{lines.Start.Character + 1}-{lines.End.Character + 1}");
    }
}
