using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <summary>Finds the hazards of one method, local function or lambda: what its variables hold at the beginning of each block, until nothing changes, and then, where something is wrong, what.</summary>
/// <remarks>
/// States only become worse, in a few steps for each variable, so it ends. What is thrown in a <c>try</c> can be from anywhere in it, so handlers
/// begin with all that its variables held on the way. A <c>finally</c> on the way out of a block is passed by as a whole: either it collects or it does not.
/// </remarks>
internal sealed class HazardFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly RootingTypes _types;
    private readonly CollectEffects _effects;
    private readonly IMethodSymbol? _method;
    private readonly HazardWalker _walker;
    private readonly HeldState?[] _entries;
    private readonly SortedSet<int> _open = [];
    private readonly Dictionary<(SyntaxNode, HazardKind), Hazard> _hazards = [];
    private readonly HashSet<IFlowAnonymousFunctionOperation> _lambdas = [];
    private readonly Dictionary<ControlFlowRegion, Collection?> _finally = [];

    private HazardFlow(ControlFlowGraph graph, IMethodSymbol? method, RootingTypes types, CollectEffects effects)
    {
        _graph = graph;
        _method = method;
        _types = types;
        _effects = effects;
        _entries = new HeldState?[graph.Blocks.Length];
        _walker = new HazardWalker(types, effects, CapturedPlaces(graph));
    }

    /// <summary>All hazards of a method, if it is one and not the initializer of a field, and of the functions in it.</summary>
    public static IEnumerable<Hazard> Find(ControlFlowGraph graph, IMethodSymbol? method, RootingTypes types, CollectEffects effects, CancellationToken cancel)
    {
        List<Hazard> hazards = [];
        Queue<(ControlFlowGraph Graph, IMethodSymbol? Method)> open = new([(graph, method)]);
        while (open.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            (ControlFlowGraph next, IMethodSymbol? function) = open.Dequeue();
            HazardFlow flow = new(next, function, types, effects);
            flow.Run();
            hazards.AddRange(flow._hazards.Values);
            foreach (IMethodSymbol local in next.LocalFunctions)
            {
                open.Enqueue((next.GetLocalFunctionControlFlowGraph(local, cancel), local));
            }

            foreach (IFlowAnonymousFunctionOperation lambda in flow._lambdas)
            {
                open.Enqueue((next.GetAnonymousFunctionControlFlowGraph(lambda, cancel), lambda.Symbol));
            }
        }

        return hazards;
    }

    private void Run()
    {
        bool hasHazard = false;
        _walker.OnHazard = _ => hasHazard = true;
        _walker.OnLambda = lambda => _lambdas.Add(lambda);
        Enter(0, StateAtEntry());
        while (_open.Count > 0)
        {
            int block = _open.Min;
            _open.Remove(block);
            Follow(_graph.Blocks[block]);
        }

        if (!hasHazard)
        {
            return;
        }

        _walker.OnHazard = hazard => _hazards[(hazard.Use, hazard.Kind)] = hazard;
        foreach (BasicBlock block in _graph.Blocks)
        {
            if (_entries[block.Ordinal] is not null)
            {
                Follow(block);
            }
        }
    }

    private HeldState StateAtEntry()
    {
        HeldState state = new();
        foreach (IParameterSymbol parameter in _method?.Parameters ?? [])
        {
            if (_types.IsReference(parameter.Type)
                && parameter.RefKind != RefKind.Out
                && (parameter.DeclaringSyntaxReferences.FirstOrDefault() ?? _method!.DeclaringSyntaxReferences.FirstOrDefault()) is { } declaration)
            {
                state.Set(parameter, new Held(declaration.GetSyntax(), isPlace: false));
            }
        }

        if (_method is { IsStatic: false, MethodKind: not (MethodKind.LambdaMethod or MethodKind.LocalFunction), DeclaringSyntaxReferences: [{ } self] }
            && _types.IsPartOfHeap(_method.ContainingType))
        {
            state.Set(HeldState.This, new Held(self.GetSyntax(), isPlace: true));
        }

        return state;
    }

    private void Follow(BasicBlock block)
    {
        _walker.State = _entries[block.Ordinal]!.Copy();
        int[] handlers = [.. HandlersOf(block)];
        int handled = -1;
        _walker.OnCollect = Handle;
        Handle();
        foreach (IOperation operation in block.Operations)
        {
            _walker.Run(operation);
            Handle();
        }

        Held? value = block.BranchValue is { } branchValue ? _walker.RunValue(branchValue, IsReturned(block) && _method is { RefKind: not RefKind.None }) : null;
        Handle();
        Leave(block.ConditionalSuccessor, value);
        Leave(block.FallThroughSuccessor, value);

        void Handle()
        {
            if (_walker.State.Changes != handled)
            {
                handled = _walker.State.Changes;
                Array.ForEach(handlers, handler => Enter(handler, _walker.State));
            }
        }
    }

    private static bool IsReturned(BasicBlock block) => block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return;

    private void Leave(ControlFlowBranch? branch, Held? value)
    {
        if (branch?.Destination is not { } destination)
        {
            return;
        }

        HeldState state = _walker.State.Copy();
        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            Enter(region.FirstBlockOrdinal, state);
            if (CollectionIn(region) is { } collection)
            {
                state.Collect(collection);
                if (branch.Semantics == ControlFlowBranchSemantics.Return && value is not null)
                {
                    IOperation returned = branch.Source.BranchValue!;
                    _walker.OnHazard?.Invoke(new Hazard(HazardKind.Waiting, returned.Syntax, returned.Type, value, collection));
                }
            }
        }

        if (destination.Kind == BasicBlockKind.Exit)
        {
            CheckPassedBack(state);
        }

        Enter(destination.Ordinal, state);
    }

    // Callers take what they have passed by reference for current.
    private void CheckPassedBack(HeldState state)
    {
        foreach (IParameterSymbol parameter in _method?.Parameters ?? [])
        {
            if (parameter is { RefKind: RefKind.Ref or RefKind.Out, DeclaringSyntaxReferences: [{ } declaration] }
                && state.Get(parameter) is { OutdatedBy: { } collection } held)
            {
                _walker.OnHazard?.Invoke(new Hazard(HazardKind.Outdated, declaration.GetSyntax(), parameter.Type, held, collection));
            }
        }
    }

    private void Enter(int block, HeldState state)
    {
        if (_entries[block] is not { } entry)
        {
            _entries[block] = state.Copy();
            _open.Add(block);
        }
        else if (entry.Join(state))
        {
            _open.Add(block);
        }
    }

    // The first blocks of the handlers of all try blocks around. Those of the method that a lambda is in are none of its own.
    private static IEnumerable<int> HandlersOf(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } statement })
            {
                foreach (ControlFlowRegion handler in statement.NestedRegions)
                {
                    if (handler.FirstBlockOrdinal != region.FirstBlockOrdinal)
                    {
                        yield return handler.FirstBlockOrdinal;
                    }
                }
            }
        }
    }

    private Collection? CollectionIn(ControlFlowRegion region)
    {
        if (!_finally.TryGetValue(region, out Collection? collection))
        {
            IEnumerable<IOperation> operations = _graph.Blocks
                .Where(block => block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal)
                .SelectMany(static block => block.Operations)
                .SelectMany(static operation => operation.DescendantsAndSelf());
            collection = operations
                .Select(operation => new Collection(operation.Syntax, _effects.Of(operation)))
                .FirstOrDefault(static found => found.IsCertain);
            _finally.Add(region, collection);
        }

        return collection;
    }

    // What the compiler keeps aside to write to it later, or to pass it by reference.
    private static HashSet<CaptureId> CapturedPlaces(ControlFlowGraph graph)
    {
        HashSet<CaptureId> places = [];
        foreach (IOperation operation in graph.Blocks.SelectMany(static block => block.Operations).SelectMany(static operation => operation.DescendantsAndSelf()))
        {
            if (operation is IFlowCaptureReferenceOperation capture
                && operation.Parent switch
                {
                    ISimpleAssignmentOperation { IsRef: true } => true,
                    IAssignmentOperation assignment => assignment.Target == operation,
                    IIncrementOrDecrementOperation => true,
                    IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
                    _ => false,
                })
            {
                places.Add(capture.Id);
            }
        }

        return places;
    }
}
