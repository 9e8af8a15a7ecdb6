using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary>The functions of <c>array</c>. None changes the array it is given.</summary>
internal static class ArrayFunctions
{
    public static Namespace Create()
    {
        var functions = new NamespaceBuilder("array");
        AddQueries(functions);
        AddChanges(functions);
        AddWithFunctions(functions);
        return functions.Build();
    }

    private static void AddQueries(NamespaceBuilder functions) => functions
        .Add("size", "list", call => call.Value(0) is null ? 0L : (long)call.List(0).Count)
        .Add("first", "list", call => call.List(0).FirstOrDefault())
        .Add("last", "list", call => call.List(0).LastOrDefault())
        .Add("contains", "list item", call => call.List(0).Contains(call.Value(1), RawEquality.Instance))
        .Add("cycle", "list", Cycle);

    private static void AddChanges(NamespaceBuilder functions) => functions
        .Add("add", "list value", call => new ArrayValue(call.List(0).Append(call.Value(1))))
        .Add("add_range", "list1 list2", call => new ArrayValue(call.List(0).Concat(call.List(1))))
        .Add("concat", "list1 list2", call => new ArrayValue(call.List(0).Concat(call.List(1))))
        .Add("compact", "list", call => new ArrayValue(call.List(0).Where(item => item is not null)))
        .Add("uniq", "list", call => new ArrayValue(call.List(0).Distinct(RawEquality.Instance)))
        .Add("reverse", "list", call => new ArrayValue(call.List(0).Reverse()))
        .Add("limit", "list count", call => new ArrayValue(call.List(0).Take(call.Count(1))))
        .Add("offset", "list index", call => new ArrayValue(call.List(0).Skip(call.Count(1))))
        .Add("insert_at", "list index value", InsertAt)
        .Add("remove_at", "list index", RemoveAt)
        .Add("map", "list member", Map)
        .Add("sort", "list member?", ArraySorting.Sort);

    private static void AddWithFunctions(NamespaceBuilder functions) => functions
        .Add("join", "list delimiter function?", Join)
        .Add("each", "list function", call => new ArrayValue(call.List(0).Select(item => call.Invoke(call.Function(1), item))))
        .Add("filter", "list function", call => new ArrayValue(call.List(0).Where(item => ValueTypes.IsTrue(call.Invoke(call.Function(1), item)))))
        .Add("any", "list function args...", Any);

    private static string Join(BuiltinCall call)
    {
        var texts = call.List(0).Select(item => call.Evaluator.Format.Text(item, call.At));
        if (call.Value(2) is not null)
            texts = texts.Select(text => call.Evaluator.Format.Text(call.Invoke(call.Function(2), text), call.At));
        return string.Join(call.Text(1), texts);
    }

    private static object? Any(BuiltinCall call)
    {
        var rest = ((ArrayValue)call.Value(2)!).Items;
        return call.List(0).Any(item => ValueTypes.IsTrue(call.Invoke(call.Function(1), [item, .. rest])));
    }

    /// <summary>Items without the member are left out.</summary>
    private static ArrayValue Map(BuiltinCall call)
    {
        var member = call.NonEmptyText(1);
        return new ArrayValue(call.List(0).OfType<ObjectValue>().Where(item => item.Members.ContainsKey(member)).Select(item => item.Members[member]));
    }

    private static ArrayValue InsertAt(BuiltinCall call)
    {
        var items = call.List(0).ToList();
        var index = call.Integer(1);
        if (index < 0 || index > items.Count + 1000L)
            throw call.Error("the index is negative or far outside of the array");
        while (items.Count < index)
            items.Add(null);
        items.Insert((int)index, call.Value(2));
        return new ArrayValue(items);
    }

    private static ArrayValue RemoveAt(BuiltinCall call)
    {
        var items = call.List(0).ToList();
        var index = call.Integer(1);
        if (index < 0)
            index += items.Count;
        if (index >= 0 && index < items.Count)
            items.RemoveAt((int)index);
        return new ArrayValue(items);
    }

    /// <summary>The next item at each call with the same items.</summary>
    private static object? Cycle(BuiltinCall call)
    {
        var items = call.List(0);
        if (items.Count == 0)
            return null;
        var group = call.Evaluator.Format.Text(call.Value(0), call.At);
        var next = call.Evaluator.Cycles.GetValueOrDefault(group);
        call.Evaluator.Cycles[group] = (next + 1) % items.Count;
        return items[next];
    }
}
