using System.Text.Json.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>A list of items of one type.</summary>
internal sealed class ListType<T>(AnswerType<T> item, int min, int max, IReadOnlyList<UniqueBy<T>> unique) : AnswerType<IReadOnlyList<T>>
{
    public override string Name => $"list of: {item.Name}";

    public override string Expected => min > 0 ? $"a list of at least {min}, each {item.Expected}" : $"a list, each item {item.Expected}";

    public override AnswerNode ExampleNode => new AnswerList([item.ExampleNode], Origin.Default);

    public override bool HoldsSecret => item.HoldsSecret;

    public override AnswerType? Item => item;

    public override AnswerNode? FromText(string text, Origin origin, AnswerReading reading) =>
        YamlFlow.Read(text, origin, reading, Expected);

    internal override JsonObject Schema(bool partial, SiteDraft defaults)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Schema(partial: false, defaults) };
        if (min > 0)
        {
            schema["minItems"] = min;
        }

        if (max < int.MaxValue)
        {
            schema["maxItems"] = max;
        }

        return schema;
    }

    internal override bool TryRead(AnswerNode node, AnswerReading reading, out IReadOnlyList<T> value)
    {
        value = [];
        if (node is not AnswerList list)
        {
            var (what, remedy) = node is AnswerMap
                ? ("is a map of keys", "Begin each item with a dash.")
                : ("is a single value", "Write [ ] around it.");
            reading.Error(AnswerCodes.WrongType, node.Origin, what, Expected, item.HoldsSecret ? "Begin each item with a dash." : remedy);
            return false;
        }

        var items = new List<T>(list.Items.Count);
        var good = true;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var at = reading.Item(i);
            if (list.Items[i].IsNull)
            {
                at.Error(AnswerCodes.NoValue, list.Items[i].Origin, "is empty", item.Expected, "Give it a value or remove its dash.");
                good = false;
            }
            else if (item.TryRead(list.Items[i], at, out var read))
            {
                items.Add(read);
            }
            else
            {
                good = false;
            }
        }

        value = items;
        return good && CheckCount(list, reading) & CheckUnique(list, items, reading);
    }

    internal override AnswerNode Write(IReadOnlyList<T> value) => new AnswerList([.. value.Select(item.Write)], Origin.Default);

    private bool CheckCount(AnswerList list, AnswerReading reading)
    {
        var count = list.Items.Count;
        if (count >= min && count <= max)
        {
            return true;
        }

        reading.Error(AnswerCodes.BadValue, list.Origin, count < min ? $"has {count} items, {min} are needed" : $"has {count} items, {max} is the most", Expected, count < min ? "Add items." : "Remove items.");
        return false;
    }

    private bool CheckUnique(AnswerList list, List<T> items, AnswerReading reading)
    {
        var good = true;
        foreach (var rule in unique)
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < items.Count; i++)
            {
                if (rule.Key(items[i]) is not { } key || seen.TryAdd(key, i))
                {
                    continue;
                }

                var at = rule.Field.Length > 0 && list.Items[i] is AnswerMap map && map.Find(rule.Field) is { } entry ? entry.Value.Origin : list.Items[i].Origin;
                var where = rule.Field.Length > 0 ? reading.Item(i).Field(rule.Field) : reading.Item(i);
                where.Error(AnswerCodes.DuplicateItem, at, $"{Wording.Quote(key)} is already given by item {seen[key] + 1}, counted from 1", "", "Keep one of the two, or change one.");
                good = false;
            }
        }

        return good;
    }
}
