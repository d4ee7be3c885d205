// The heap and the helpers of all files here. Each of them is compiled with this one, and nothing is reported in it.
global using System;
global using System.Collections.Generic;
global using CopySpaceGen;
global using Mutator = Corpus.PairHeap.Mutator;
global using static Corpus.Tools;

namespace Corpus;

[GcObject]
internal partial struct Pair
{
    [GcEdge<Pair>] private GcRef left;
    [GcEdge<Pair>] private GcRef right;
    [GcEdge<Text>] private GcRef label;
    public int Key;
}

[GcObject]
internal partial struct Text
{
    [GcLength] public readonly int Length;
    [GcTrailing] private char chars;
}

[GcObject]
internal partial struct Row
{
    [GcLength] public readonly int Count;
    [GcEdge<Pair>, GcTrailing] private GcRef items;
}

[GcInline]
internal partial struct Link
{
    [GcEdge<Pair>] private GcRef to;
    public int Weight;
}

[GcObject]
internal partial struct Table
{
    private Link first;
    [GcLength] public readonly int Count;
    [GcTrailing] private Link links;
}

[GcObject]
internal partial struct Cons
{
    [GcEdge] private GcRef box;
    private GcValue car;
    private GcValue cdr;
}

[GcHeap(typeof(Pair), typeof(Text), typeof(Row), typeof(Table), typeof(Cons))]
internal sealed partial class PairHeap;

internal delegate int Visit(GcRef<Pair> a);

internal delegate int VisitWithMutator(Mutator m, GcRef<Pair> a);

internal static class Tools
{
    // What receives a mutator may collect.
    public static int Compute(Mutator m)
    {
        m.Safepoint();
        return 1;
    }

    public static GcRef<Pair> Make(Mutator m) => m.NewPair();

    public static GcRef<Pair> Make(Mutator m, GcRef<Pair> left) => m.NewPair(left: left);

    public static string Describe(Mutator m) => m.NewText(4).Length.ToString();

    // What receives none cannot.
    public static int Use(GcRef<Pair> a) => a.Key;

    public static int Use(GcRef<Pair> a, GcRef<Pair> b) => a.Key + b.Key;

    public static int Use(GcRef<Pair> a, int key) => a.Key = key;

    public static int Use(GcRef<Pair> a, string name) => a.Key = name.Length;

    public static int UseHandle(Local<Pair> a, GcRef<Pair> b) => a.Key + b.Key;

    public static int Use(Span<char> chars) => chars.Length;

    public static int Use(ref int key) => key++;

    public static int Pick(int first, int second) => first + second;
}
