using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary><c>array.sort</c>: null first, then ascending; equal items keep their order. Strings sort by character code.</summary>
internal static class ArraySorting
{
    public static ArrayValue Sort(BuiltinCall call)
    {
        var member = call.Value(1) is null ? null : call.Text(1);
        var items = call.List(0).Select(item => (Item: item, Key: member is null ? item : KeyOf(call, item, member))).ToList();
        var kinds = items.Select(item => ValueTypes.Kind(item.Key)).Where(kind => kind is not null).Distinct().ToList();
        if (kinds.Count > 1)
            throw call.Error($"values of different types ({string.Join(" and ", kinds)}) cannot be sorted");
        if (kinds is [not ("string" or "bool" or "int" or "long" or "double" or "bigint")])
            throw call.Error($"values of the type {kinds[0]} cannot be sorted");
        return new ArrayValue(items.OrderBy(item => item.Key, Comparer<object?>.Create(Compare)).Select(item => item.Item));
    }

    private static object? KeyOf(BuiltinCall call, object? item, string member) =>
        item is ObjectValue owner && owner.Members.TryGetValue(member, out var key)
            ? key
            : throw call.Error($"an item has no member `{member}` to sort by");

    private static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => System.Collections.Comparer.DefaultInvariant.Compare(left, right),
    };
}
