using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>Walks all objects that a value reaches.</summary>
internal static class ObjectGraph
{
    /// <summary>What a pipeline keeps must not keep a compilation alive.</summary>
    public static void RequireNoCompilerObjects(object value)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> pending = new([value]);
        while (pending.TryPop(out object? next))
        {
            Assert.False(next is ISymbol or Compilation or SyntaxNode or SyntaxTree or SemanticModel or Location or Diagnostic, next.GetType().FullName);
            if (IsLeaf(next.GetType()) || (!next.GetType().IsValueType && !seen.Add(next)))
            {
                continue;
            }

            foreach (object child in Children(next))
            {
                pending.Push(child);
            }
        }
    }

    private static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type.IsPointer || typeof(Type).IsAssignableFrom(type);

    private static IEnumerable<object> Children(object value)
    {
        if (value is Array array)
        {
            foreach (object? element in (IEnumerable)array)
            {
                if (element is not null)
                {
                    yield return element;
                }
            }

            yield break;
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.GetValue(value) is { } child)
                {
                    yield return child;
                }
            }
        }
    }
}
