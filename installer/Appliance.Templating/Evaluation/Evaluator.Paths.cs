using Appliance.Templating.Syntax;

namespace Appliance.Templating.Evaluation;

internal sealed partial class Evaluator
{
    /// <summary>The value a path leads to, functions uncalled.</summary>
    /// <param name="path">A variable, member or item.</param>
    /// <param name="isCut">Whether a <c>?.</c> met null: the rest of the path is then null too.</param>
    private object? Path(Expression path, out bool isCut)
    {
        isCut = false;
        return path switch
        {
            VariableExpression variable => GetGlobal(variable),
            LocalExpression variable => GetLocal(variable),
            ThisExpression => globals.Peek().Variables,
            LoopPropertyExpression property => GetLoopProperty(property),
            MemberExpression member => GetMember(member, out isCut),
            IndexExpression item => GetItem(item, out isCut),
            _ => Evaluate(path),
        };
    }

    /// <summary>The target of a member or item: a function on the way is called.</summary>
    private object? TargetOf(Expression target, out bool isCut)
    {
        var value = Path(target, out isCut);
        return value is Callable function ? function.Invoke(this, CallArguments.Of(target.Span)) : value;
    }

    private object? GetGlobal(VariableExpression variable)
    {
        // A registered function makes values safe: not even a member that `with` brings in may hide it.
        var builtin = builtins.GetValueOrDefault(variable.Name);
        if (builtin is QuotingFunction)
            return builtin;
        foreach (var scope in globals)
        {
            if (scope.TryGet(variable.Name, out var value))
                return value;
        }
        return builtin ?? throw variable.Span.Error($"There is no variable or function `{variable.Name}`.");
    }

    private object? GetLocal(LocalExpression variable)
    {
        var scope = locals.Peek();
        if (variable.Name.Length > 0 && !char.IsAsciiDigit(variable.Name[0]))
        {
            return scope.TryGet(variable.Name, out var value)
                ? value
                : throw variable.Span.Error($"There is no variable `${variable.Name}`.");
        }
        var arguments = scope.Arguments ?? throw variable.Span.Error($"`${variable.Name}` exists only in functions and included templates.");
        if (variable.Name.Length == 0)
            return arguments;
        return int.TryParse(variable.Name, out var index) && index < arguments.Items.Count ? arguments.Items[index] : null;
    }

    private object? GetLoopProperty(LoopPropertyExpression property)
    {
        foreach (var scope in globals)
        {
            foreach (var loop in scope.Loops)
            {
                if (loop.Keyword == property.Loop)
                    return loop.Property(property.Property) ?? throw property.Span.Error($"`{property.Span.Text}` is not supported in a loop with `offset` or `limit`.");
            }
        }
        throw property.Span.Error($"`{property.Span.Text}` is used outside of a `{property.Loop}` loop.");
    }

    private object? GetMember(MemberExpression member, out bool isCut)
    {
        var target = TargetOf(member.Target, out isCut);
        if (isCut)
            return null;
        if (target is null && member is { Guarded: true, Name: not "empty?" })
        {
            isCut = true;
            return null;
        }
        return target is null
            ? throw member.NameSpan.Error($"`{member.Target.Span.Text}` is null: it has no member `{member.Name}`.")
            : GetMember(target, member);
    }

    private static object? GetMember(object target, MemberExpression member)
    {
        switch (target)
        {
            case ObjectValue value when value.Members.TryGetValue(member.Name, out var found):
                return found;
            case Namespace space when space.Functions.TryGetValue(member.Name, out var function):
                return function;
            case ArrayValue array when array.Members.TryGetValue(member.Name, out var found):
                return found;
        }
        return (target, member.Name) switch
        {
            (string text, "size") => (long)text.Length,
            (string text, "empty?") => text.Length == 0,
            (ArrayValue array, "size") => (long)array.Items.Count,
            (ArrayValue array, "empty?") => array.Items.Count == 0,
            (ObjectValue value, "empty?") => value.Members.Count == 0,
            (CapturedText, "empty?") => true,
            _ => throw member.NameSpan.Error($"`{member.Target.Span.Text}` has no member `{member.Name}`."),
        };
    }

    private object? GetItem(IndexExpression item, out bool isCut)
    {
        var target = TargetOf(item.Target, out isCut);
        if (isCut)
            return null;
        var key = Evaluate(item.Key);
        if (target is null)
            throw item.Span.Error($"`{item.Target.Span.Text}` is null: it has no items.");
        if (key is null)
            throw item.Key.Span.Error($"The index `{item.Key.Span.Text}` is null.");

        return (target, key) switch
        {
            (ArrayValue or RangeValue, long index) => ItemAt(ValueTypes.AsList(target)!, index),
            (ArrayValue array, string name) when array.Members.TryGetValue(name, out var found) => found,
            (string text, long index) => CharacterAt(text, index) ?? throw item.Span.Error($"The index {index} is outside of the string."),
            (ObjectValue value, _) when value.Members.TryGetValue(Format.Text(key, item.Key.Span), out var found) => found,
            (ObjectValue, _) => throw item.Span.Error($"`{item.Target.Span.Text}` has no member `{Format.Text(key, item.Key.Span)}`."),
            _ => throw item.Span.Error($"`{item.Target.Span.Text}` is {ValueTypes.Describe(target)}, which has no item for {ValueTypes.Describe(key)}."),
        };
    }

    /// <summary>A negative index counts from the end; outside of the list there is null.</summary>
    private static object? ItemAt(IReadOnlyList<object?> items, long index)
    {
        if (index < 0)
            index += items.Count;
        return index >= 0 && index < items.Count ? items[(int)index] : null;
    }

    private static string? CharacterAt(string text, long index)
    {
        if (index < 0)
            index += text.Length;
        return index >= 0 && index < text.Length ? text[(int)index].ToString() : null;
    }
}
