using Appliance.Planning.Answers;

namespace Appliance.Wizard.Interviews;

/// <summary>Changes a part of a value. Values are not changed in place: an older one stays as it was.</summary>
internal static class AnswerEdit
{
    /// <param name="change">What shall stand there; null to remove it.</param>
    public static AnswerNode With(AnswerNode? value, IReadOnlyList<string> parts, AnswerNode? change) =>
        parts.Count == 0 ? change! : AnswerPath.IsItem(parts[0]) ? WithItem(value as AnswerList, parts, change) : WithField(value as AnswerMap, parts, change);

    public static AnswerList WithItems(Func<List<AnswerNode>, List<AnswerNode>> edit, AnswerNode? value) =>
        new(edit([.. (value as AnswerList)?.Items ?? []]), Origin.Wizard);

    /// <summary>The same with another origin.</summary>
    public static AnswerNode From(Origin origin, AnswerNode node) => node switch
    {
        AnswerScalar scalar => new AnswerScalar(scalar.Text, scalar.Form, origin),
        AnswerList list => new AnswerList([.. list.Items.Select(item => From(origin, item))], origin),
        AnswerMap map => new AnswerMap([.. map.Entries.Select(e => new AnswerEntry(e.Key, From(origin, e.Value), origin))], origin) { OneLine = map.OneLine },
        AnswerTypedSecret typed => new AnswerTypedSecret(typed.Secret, origin),
        _ => node,
    };

    private static AnswerList WithItem(AnswerList? list, IReadOnlyList<string> parts, AnswerNode? change)
    {
        var index = AnswerPath.Number(parts[0]);
        return WithItems(items =>
        {
            if (change is null && parts.Count == 1)
            {
                items.RemoveAt(index);
                return items;
            }

            var item = With(items.ElementAtOrDefault(index), Below(parts), change);
            if (index < items.Count)
            {
                items[index] = item;
            }
            else
            {
                items.Add(item);
            }

            return items;
        }, list);
    }

    private static AnswerMap WithField(AnswerMap? map, IReadOnlyList<string> parts, AnswerNode? change)
    {
        List<AnswerEntry> entries = [.. map?.Entries ?? []];
        var at = entries.FindIndex(e => e.Key == parts[0]);
        if (change is null && parts.Count == 1)
        {
            entries.RemoveAll(e => e.Key == parts[0]);
        }
        else
        {
            var entry = new AnswerEntry(parts[0], With(at < 0 ? null : entries[at].Value, Below(parts), change), Origin.Wizard);
            if (at < 0)
            {
                entries.Add(entry);
            }
            else
            {
                entries[at] = entry;
            }
        }

        return new AnswerMap(entries, Origin.Wizard) { OneLine = map?.OneLine ?? false };
    }

    private static IReadOnlyList<string> Below(IReadOnlyList<string> parts) => [.. parts.Skip(1)];
}
