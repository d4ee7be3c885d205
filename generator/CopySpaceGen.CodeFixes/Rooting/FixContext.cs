using CopySpaceGen.Generator.Analyzers.Rooting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>A document with what fixes ask of it.</summary>
internal sealed class FixContext
{
    private readonly SourceText _text;

    private FixContext(SemanticModel model, SyntaxNode root, SourceText text, RootingTypes types, CancellationToken cancel)
    {
        Model = model;
        Root = root;
        _text = text;
        Types = types;
        Cancel = cancel;
    }

    public SemanticModel Model { get; }

    public SyntaxNode Root { get; }

    public RootingTypes Types { get; }

    public CancellationToken Cancel { get; }

    public static async Task<FixContext?> OfAsync(Document document, CancellationToken cancel) =>
        await document.GetSemanticModelAsync(cancel).ConfigureAwait(false) is { } model && RootingTypes.Of(model.Compilation) is { } types
            ? new FixContext(
                model,
                await model.SyntaxTree.GetRootAsync(cancel).ConfigureAwait(false),
                await model.SyntaxTree.GetTextAsync(cancel).ConfigureAwait(false),
                types,
                cancel)
            : null;

    /// <summary>The expression that a location is of.</summary>
    public ExpressionSyntax? ExpressionAt(Location location) => location.SourceTree == Model.SyntaxTree
        ? Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>(node => node.Span == location.SourceSpan)
        : null;

    /// <summary>The call that may collect, of a diagnostic that tells where it is.</summary>
    public ExpressionSyntax? CallOf(Diagnostic diagnostic) => diagnostic.AdditionalLocations is [_, { } call] ? ExpressionAt(call) : null;

    public ISymbol? SymbolOf(SyntaxNode node) => Model.GetSymbolInfo(node, Cancel).Symbol;

    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => Model.GetTypeInfo(expression, Cancel).Type;

    /// <summary>Whether it is a reference, a span, a view or a place, that nothing updates, and not a handle.</summary>
    public bool IsRaw(ISymbol? variable) => variable switch
    {
        ILocalSymbol local => local.RefKind != RefKind.None || IsRaw(local.Type),
        IParameterSymbol parameter => IsRaw(parameter.Type),
        _ => false,
    };

    public bool IsRaw(ITypeSymbol? type) =>
        type is not null && (Types.IsReference(type) || type is IPointerTypeSymbol || (type.IsRefLikeType && !Types.IsHandle(type)));

    /// <summary>The method, accessor, lambda or local function that a node is in, whose variables it can use.</summary>
    public static SyntaxNode FunctionOf(SyntaxNode node) => node.Ancestors().First(static ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax
            or (MemberDeclarationSyntax and not GlobalStatementSyntax));

    /// <summary>The names in a function that stand for a variable.</summary>
    public IEnumerable<IdentifierNameSyntax> UsesOf(ISymbol variable, SyntaxNode function) => function.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(name), variable));

    /// <summary>Whether statements can be put in front of one and after it.</summary>
    public static bool IsInList(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax;

    /// <summary>What is between a statement and one that is put in front of it.</summary>
    public string SeparatorAt(StatementSyntax statement) => TextEdits.SeparatorAt(_text, statement.SpanStart);

    /// <inheritdoc cref="TextEdits.NameOf"/>
    public string NameOf(string fullName, int position) => TextEdits.NameOf(Model, fullName, position);

    public string NameOf(ITypeSymbol type, int position) => type.ToMinimalDisplayString(Model, position);
}
