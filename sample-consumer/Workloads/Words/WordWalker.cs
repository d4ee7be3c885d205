using System.Runtime.InteropServices;

namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>
/// Visits the words of a tree in the order of their letters. It finds its way back by the parent edges, so that neither a
/// recursion nor a stack limits how long a word can be. Valid until the next call that can collect.
/// </summary>
internal ref struct WordWalker
{
    private readonly List<char> _letters = [];
    private GcRef<WordNode> _node;
    private Step _step = Step.Lower;

    public WordWalker(GcRef<WordNode> root) => _node = root.Equal;

    private enum Step
    {
        Lower,
        Word,
        Equal,
        Higher,
        Up,
    }

    /// <summary>The node of the word that the walk has come to.</summary>
    public readonly GcRef<WordNode> Node => _node;

    /// <summary>The word that the walk has come to.</summary>
    public readonly ReadOnlySpan<char> Word => CollectionsMarshal.AsSpan(_letters);

    /// <summary>Goes on to the next word.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        while (!_node.IsNull)
        {
            switch (_step)
            {
                case Step.Lower:
                    Enter(_node.Lower, Step.Word);
                    break;
                case Step.Word:
                    _letters.Add(_node.Letter);
                    _step = Step.Equal;
                    if (_node.Count > 0)
                    {
                        return true;
                    }

                    break;
                case Step.Equal:
                    Enter(_node.Equal, Step.Higher);
                    break;
                case Step.Higher:
                    _letters.RemoveAt(_letters.Count - 1);
                    Enter(_node.Higher, Step.Up);
                    break;
                default:
                    Leave();
                    break;
            }
        }

        return false;
    }

    /// <summary>Goes down into a branch, or on with the node if the branch is empty.</summary>
    private void Enter(GcRef<WordNode> branch, Step next)
    {
        if (branch.IsNull)
        {
            _step = next;
        }
        else
        {
            _node = branch;
            _step = Step.Lower;
        }
    }

    /// <summary>Goes back up, and on with what comes after the branch that the walk returns from.</summary>
    private void Leave()
    {
        GcRef<WordNode> parent = _node.Parent;
        if (parent.Lower == _node)
        {
            _step = Step.Word;
        }
        else if (parent.Equal == _node)
        {
            _step = Step.Higher;
        }

        // The root has no letter and no siblings: the walk ends there.
        _node = parent.Parent.IsNull ? GcRef<WordNode>.Null : parent;
    }
}
