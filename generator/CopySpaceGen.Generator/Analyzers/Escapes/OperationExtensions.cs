using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>What the escape rules ask operations.</summary>
internal static class OperationExtensions
{
    /// <summary>The local variable or parameter that an operation refers to; null for anything else.</summary>
    public static ISymbol? VariableOf(this IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>The lambda that an operation is in, the innermost; null if there is none.</summary>
    public static IAnonymousFunctionOperation? OuterLambda(this IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation lambda)
            {
                return lambda;
            }
        }

        return null;
    }

    /// <summary>Whether a variable is one of a function, or of one that is nested in it.</summary>
    public static bool IsDeclaredIn(this ISymbol variable, ISymbol function)
    {
        for (ISymbol? holder = variable.ContainingSymbol; holder is not null; holder = holder.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(holder, function))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The outermost operation that an operation is in: the body of a method, an initialiser.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The lambda or local function that an operation is in, the innermost; otherwise the outermost operation.</summary>
    public static IOperation Function(this IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>All that is in an operation and is run with it: nested lambdas and local functions are left out.</summary>
    public static IEnumerable<IOperation> OwnDescendants(this IOperation operation)
    {
        Stack<IOperation> pending = new(operation.ChildOperations.Reverse());
        while (pending.Count > 0)
        {
            IOperation next = pending.Pop();
            yield return next;
            if (next is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (IOperation child in next.ChildOperations.Reverse())
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>What uses a value, past the conversions around it.</summary>
    public static IOperation? UserOf(this IOperation operation)
    {
        IOperation? user = operation.Parent;
        while (user is IConversionOperation)
        {
            user = user.Parent;
        }

        return user;
    }

    /// <summary>A value without the conversions around it, those that a type defines excepted.</summary>
    public static IOperation WithoutConversions(this IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
