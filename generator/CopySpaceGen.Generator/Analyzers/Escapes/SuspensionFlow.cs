using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>
/// Which values a method uses after a place where it was suspended, on some path from where they were obtained. Locals, parameters and fields are
/// followed; a field is one value, whichever object it is of.
/// </summary>
/// <remarks>The sets of values only grow along the edges of the graph, so it ends.</remarks>
internal sealed class SuspensionFlow
{
    private readonly Func<ITypeSymbol?, bool> _isFollowed;
    private readonly Func<IOperation, bool> _isSuspension;
    private readonly State[] _entries;
    private readonly Queue<BasicBlock> _pending = new();
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<ISymbol, IOperation> _uses = new(SymbolEqualityComparer.Default);

    private SuspensionFlow(ControlFlowGraph graph, Func<ITypeSymbol?, bool> isFollowed, Func<IOperation, bool> isSuspension)
    {
        _graph = graph;
        _isFollowed = isFollowed;
        _isSuspension = isSuspension;
        _entries = new State[graph.Blocks.Length];
    }

    /// <summary>The first use of each value after a suspension.</summary>
    public static IReadOnlyDictionary<ISymbol, IOperation> Find(
        ControlFlowGraph graph, ISymbol function, Func<ITypeSymbol?, bool> isFollowed, Func<IOperation, bool> isSuspension)
    {
        SuspensionFlow flow = new(graph, isFollowed, isSuspension);
        flow.Run(function);
        return flow._uses;
    }

    private void Run(ISymbol function)
    {
        State start = State.Empty;
        foreach (IOperation operation in _graph.Blocks.SelectMany(OperationsOf))
        {
            // What is there before the function begins; its own locals are assigned first.
            if (SymbolOf(operation) is { } symbol && !(symbol is ILocalSymbol && symbol.IsDeclaredIn(function)))
            {
                start = start.Assign(symbol);
            }
        }

        Flow(_graph.Blocks[0], start);
        while (_pending.Count > 0)
        {
            BasicBlock block = _pending.Dequeue();
            State state = _entries[block.Ordinal];
            FlowToHandlers(block, state);
            foreach (IOperation operation in block.Operations)
            {
                state = Visit(operation, state, block);
            }

            if (block.BranchValue is { } value)
            {
                state = Visit(value, state, block);
            }

            FlowToHandlers(block, state);
            FlowAlong(block.FallThroughSuccessor, state);
            FlowAlong(block.ConditionalSuccessor, state);
        }
    }

    private void FlowAlong(ControlFlowBranch? branch, State state)
    {
        if (branch?.Destination is not { } destination)
        {
            return;
        }

        // A finally block is entered with the state of each way into it, but each way goes on with its own state, so that ways are not mixed.
        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            Flow(_graph.Blocks[region.FirstBlockOrdinal], state);
            if (_graph.Blocks.Skip(region.FirstBlockOrdinal).Take(region.LastBlockOrdinal - region.FirstBlockOrdinal + 1).SelectMany(OperationsOf).Any(_isSuspension))
            {
                state = state.Suspend();
            }
        }

        Flow(destination, state);
    }

    /// <summary>An exception may leave for the handlers around from anywhere.</summary>
    private void FlowToHandlers(BasicBlock block, State state)
    {
        // Around the root of a lambda or local function are the regions of the method that it is in, which it does not run in.
        for (ControlFlowRegion region = block.EnclosingRegion; region != _graph.Root && region.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
            {
                foreach (ControlFlowRegion handler in outer.NestedRegions.Where(static item => item.Kind != ControlFlowRegionKind.Try))
                {
                    Flow(_graph.Blocks[handler.FirstBlockOrdinal], state);
                }
            }
        }
    }

    private void Flow(BasicBlock block, State state)
    {
        State? known = _entries[block.Ordinal];
        State joined = known is null ? state : known.Join(state);
        if (known is null || !joined.IsSame(known))
        {
            _entries[block.Ordinal] = joined;
            _pending.Enqueue(block);
        }
    }

    /// <summary>Goes through an operation in the order in which it is computed.</summary>
    private State Visit(IOperation operation, State state, BasicBlock block)
    {
        if (operation is ISimpleAssignmentOperation { Target: { } target, Value: { } value } && SymbolOf(target) is { } assigned)
        {
            state = Visit(value, state, block);
            return IsNothing(value) ? state.Clear(assigned) : state.Assign(assigned);
        }

        if (operation is IFlowAnonymousFunctionOperation or INameOfOperation)
        {
            return state;
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            state = Visit(child, state, block);
        }

        if (_isSuspension(operation))
        {
            FlowToHandlers(block, state);
            state = state.Suspend();
            FlowToHandlers(block, state);
        }

        Use(operation, state);
        if (operation is IInvocationOperation call)
        {
            // They were computed before an await in a later argument, and are used now.
            foreach (IOperation part in call.Arguments.Select(static argument => argument.Value).Prepend(call.Instance).OfType<IOperation>())
            {
                Use(part, state);
            }
        }

        return state;
    }

    private void Use(IOperation operation, State state)
    {
        if (SymbolOf(operation.WithoutConversions()) is { } symbol
            && state.IsSuspended(symbol)
            && (!_uses.TryGetValue(symbol, out IOperation? first) || operation.Syntax.SpanStart < first.Syntax.SpanStart))
        {
            _uses[symbol] = operation;
        }
    }

    private ISymbol? SymbolOf(IOperation operation) =>
        _isFollowed(operation.Type) ? operation.VariableOf() ?? (operation as IFieldReferenceOperation)?.Field : null;

    /// <summary>All operations of a block, those in others included.</summary>
    public static IEnumerable<IOperation> OperationsOf(BasicBlock block) =>
        (block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations).SelectMany(static operation => operation.DescendantsAndSelf());

    private static bool IsNothing(IOperation value) => value.WithoutConversions() is IDefaultValueOperation or ILiteralOperation { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>The values that there are, and those of them that were there when the method was suspended.</summary>
    private sealed class State(ImmutableHashSet<ISymbol> there, ImmutableHashSet<ISymbol> suspended)
    {
        public static State Empty { get; } = new(Nothing, Nothing);

        private static ImmutableHashSet<ISymbol> Nothing => ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

        private ImmutableHashSet<ISymbol> There { get; } = there;

        private ImmutableHashSet<ISymbol> Suspended { get; } = suspended;

        public bool IsSuspended(ISymbol symbol) => Suspended.Contains(symbol);

        public State Assign(ISymbol symbol) => new(There.Add(symbol), Suspended.Remove(symbol));

        public State Clear(ISymbol symbol) => new(There.Remove(symbol), Suspended.Remove(symbol));

        public State Suspend() => new(There, There);

        public State Join(State other) => new(There.Union(other.There), Suspended.Union(other.Suspended));

        public bool IsSame(State other) => There.Count == other.There.Count && Suspended.Count == other.Suspended.Count;
    }
}
