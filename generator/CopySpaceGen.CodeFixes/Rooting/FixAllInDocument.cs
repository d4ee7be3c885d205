using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>
/// A fix of which several in one document want the same edit: each stale use of a variable wants its declaration changed, each of two variables a scope. What
/// the batch fixer would do twice or leave out, an <see cref="EditList"/> does once.
/// </summary>
public abstract class FixAllInDocument : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixContext.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } fix)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (TryFix(fix, new EditList(), diagnostic) is { } title)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancel => FixAsync(context.Document, [diagnostic], cancel), equivalenceKey: GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>Adds the edits that fix a diagnostic, and returns what the fix is called; null, and no edit, if it cannot be fixed so.</summary>
    private protected abstract string? TryFix(FixContext context, EditList edits, Diagnostic diagnostic);

    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancel)
    {
        if (await FixContext.OfAsync(document, cancel).ConfigureAwait(false) is not { } context)
        {
            return document;
        }

        EditList edits = new();
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan))
        {
            TryFix(context, edits, diagnostic);
        }

        return await edits.ApplyAsync(document, cancel).ConfigureAwait(false);
    }
}
