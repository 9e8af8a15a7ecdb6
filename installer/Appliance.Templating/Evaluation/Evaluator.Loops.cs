using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private Flow RunFor(ForStatement loop)
    {
        var source = Evaluate(loop.Source);
        if (source is null)
            return Flow.Next;
        var items = ItemsOf(source, loop.Source.Span);
        var isWhole = loop.Offset is null && loop.Limit is null;
        items = Select(items, loop);
        if (items.Count == 0)
            return Run(loop.Else);

        var isGlobal = loop.Variable is VariableExpression;
        var name = loop.Variable is VariableExpression variable ? variable.Name : ((LocalExpression)loop.Variable).Name;
        var scope = new LoopScope("for", isGlobal ? name : null, isWhole ? items.Count : null);
        if (isGlobal)
            RefuseToHide(name, loop.Variable.Span);
        var local = isGlobal ? null : new LoopScope("for", name, null);
        return InLoop(scope, local, () =>
        {
            object? previous = null;
            for (var i = 0; i < items.Count; i++)
            {
                CountLoopStep(loop.Span);
                scope.Index = i;
                scope.IsLast = i == items.Count - 1;
                scope.Changed = i == 0 || !RawEquality.Instance.Equals(previous, items[i]);
                scope.Item = previous = items[i];
                if (local is not null)
                    local.Item = items[i];
                var flow = Run(loop.Body);
                if (flow == Flow.Break)
                    break;
                if (flow == Flow.Return)
                    return flow;
            }
            return Flow.Next;
        });
    }

    private Flow RunWhile(WhileStatement loop)
    {
        var scope = new LoopScope("while", null, null);
        return InLoop(scope, null, () =>
        {
            for (; ValueTypes.IsTrue(Evaluate(loop.Condition)); scope.Index++)
            {
                CountLoopStep(loop.Span);
                var flow = Run(loop.Body);
                if (flow == Flow.Break)
                    break;
                if (flow == Flow.Return)
                    return flow;
            }
            return Flow.Next;
        });
    }

    private Flow InLoop(LoopScope scope, LoopScope? local, Func<Flow> run)
    {
        var (global, locals) = (globals.Peek(), this.locals.Peek());
        global.Loops.Push(scope);
        if (local is not null)
            locals.Loops.Push(local);
        if (loopDepth++ == 0)
            loopSteps = 0;
        var flow = run();
        loopDepth--;
        if (local is not null)
            locals.Loops.Pop();
        global.Loops.Pop();
        return flow;
    }

    private void CountLoopStep(SourceSpan loop)
    {
        if (options.LoopLimit > 0 && ++loopSteps > options.LoopLimit)
            throw loop.Error($"The loop, with the loops around it, takes more than {options.LoopLimit} steps.");
    }

    private static IReadOnlyList<object?> ItemsOf(object source, SourceSpan at) => source switch
    {
        string text => text.Select(c => (object?)c.ToString()).ToList(),
        // A copy: the body may add to what it goes through.
        ArrayValue array => array.Items.ToList(),
        RangeValue range => range,
        ObjectValue members => members.Members.Select(member => (object?)KeyValue(member.Key, member.Value)).ToList(),
        _ => throw at.Error($"A `for` goes through arrays, ranges, objects and strings, not {ValueTypes.Describe(source)}."),
    };

    private static ObjectValue KeyValue(string key, object? value)
    {
        var pair = new ObjectValue();
        pair.Members["key"] = key;
        pair.Members["value"] = value;
        return pair;
    }

    /// <summary>Applies <c>offset</c>, then <c>reversed</c>, then <c>limit</c>, in whatever order they are written.</summary>
    private IReadOnlyList<object?> Select(IReadOnlyList<object?> items, ForStatement loop)
    {
        if (loop.Offset is not null)
            items = items.Skip(CountOf(loop.Offset)).ToList();
        if (loop.Reversed)
            items = items.Reverse().ToList();
        return loop.Limit is not null && CountOf(loop.Limit) is > 0 and var limit ? items.Take(limit).ToList() : items;
    }

    private int CountOf(Expression expression) => Evaluate(expression) is long and >= 0 and <= int.MaxValue and var count
        ? (int)count
        : throw expression.Span.Error("`offset` and `limit` take an integer that is not negative.");
}
