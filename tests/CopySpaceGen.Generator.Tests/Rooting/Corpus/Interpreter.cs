namespace Corpus;

// Evaluates lists of values: an integer is itself, a list is a call of what is in front.
internal sealed class Interpreter(Mutator m)
{
    private readonly Persistent<Cons> _globals = m.Persistent(m.NewCons());

    public GcAny<PairHeap> Eval(GcAny<PairHeap> form)
    {
        if (!form.TryAs(out GcRef<Cons> list))
        {
            return form;
        }

        using GcScope scope = m.OpenScope();
        LocalAny<PairHeap> rest = m.Local(list.Cdr);
        LocalAny<PairHeap> result = m.Local(Eval(list.Car));
        while (rest.Any.TryAs(out GcRef<Cons> next))
        {
            rest.Any = next.Cdr;
            result.Any = Apply(result, Eval(next.Car));
        }

        return result;
    }

    public GcAny<PairHeap> EvalReadsTheRestTooLate(GcAny<PairHeap> form)
    {
        if (!form.TryAs(out GcRef<Cons> list))
        {
            return form;
        }

        using GcScope scope = m.OpenScope();
        LocalAny<PairHeap> result = m.Local(Eval(list.Car));
        LocalAny<PairHeap> rest = m.Local({|CSG0049:list|}.Cdr);
        return Apply(result, Eval(rest));
    }

    public GcAny<PairHeap> EvalLetsTheFunctionWait(GcAny<PairHeap> form)
    {
        if (!form.TryAs(out GcRef<Cons> list))
        {
            return form;
        }

        using GcScope scope = m.OpenScope();
        LocalAny<PairHeap> rest = m.Local(list.Cdr);
        return ApplyRaw({|CSG0050:Eval(list.Car)|}, Eval(rest));
    }

    public GcAny<PairHeap> EvalUsesTheFormAgain(GcAny<PairHeap> form)
    {
        GcAny<PairHeap> value = Eval(form);
        return value.IsNothing ? {|CSG0049:form|} : value;
    }

    public void Define(GcAny<PairHeap> value)
    {
        GcRef<Cons> added = m.NewCons(car: value, cdr: _globals.Ref.Car);
        GcRef<Cons> globals = _globals.Ref;
        globals.Car = added.Any;
    }

    public void DefineInOneExpression(GcAny<PairHeap> value)
    {
        GcRef<Cons> globals = _globals.Ref;
        {|CSG0050:globals|}.Car = m.NewCons(car: value, cdr: globals.Car).Any;
    }

    public GcRef<Cons> EvalAll(Local<Cons> forms)
    {
        using GcScope scope = m.OpenScope();
        Local<Cons> last = m.Local(m.NewCons());
        LocalAny<PairHeap> rest = m.Local(forms.Any);
        while (rest.Any.TryAs(out GcRef<Cons> cons))
        {
            rest.Any = cons.Cdr;
            GcAny<PairHeap> value = Eval(cons.Car);
            last.Ref = m.NewCons(car: value, cdr: last.Any);
        }

        return last;
    }

    public long SumOfAll(Local<Cons> forms)
    {
        long sum = 0;
        GcAny<PairHeap> rest = forms.Any;
        while (rest.TryAs(out GcRef<Cons> cons))
        {
            GcAny<PairHeap> value = Eval(cons.Car);
            sum += value.IsInteger ? value.AsInteger() : 0;
            rest = {|CSG0049:cons|}.Cdr;
        }

        return sum;
    }

    private GcAny<PairHeap> Apply(LocalAny<PairHeap> function, GcAny<PairHeap> argument) => m.NewCons(car: function, cdr: argument).Any;

    private GcAny<PairHeap> ApplyRaw(GcAny<PairHeap> function, GcAny<PairHeap> argument) => m.NewCons(car: function, cdr: argument).Any;
}
