using Appliance.Planning.Answers;

namespace Appliance.Planning.Sites;

/// <summary>Follows where the parts of an answer came from.</summary>
internal static class Origins
{
    /// <summary>The source of highest precedence that gave a part of the answer.</summary>
    public static Origin Highest(AnswerNode node)
    {
        var highest = node.Origin;
        foreach (var child in Children(node))
        {
            var origin = Highest(child);
            if (origin.Kind > highest.Kind)
            {
                highest = origin;
            }
        }

        return highest;
    }

    /// <summary>The written node, each part with the origin of the part it was read from; what has none is a default.</summary>
    public static AnswerNode Carry(AnswerNode written, AnswerNode? given)
    {
        var origin = given?.Origin ?? Origin.Default;
        return written switch
        {
            AnswerScalar scalar => new AnswerScalar(scalar.Text, scalar.Form, origin),
            AnswerList list => new AnswerList([.. list.Items.Select((item, i) => Carry(item, (given as AnswerList)?.Items.ElementAtOrDefault(i)))], origin),
            AnswerMap map => new AnswerMap([.. map.Entries.Select(e => Carry(e, given as AnswerMap))], origin) { OneLine = map.OneLine },
            _ => new AnswerMaskedSecret(origin),
        };
    }

    private static AnswerEntry Carry(AnswerEntry entry, AnswerMap? given)
    {
        var value = Carry(entry.Value, given?.Find(entry.Key)?.Value);
        return new AnswerEntry(entry.Key, value, value.Origin);
    }

    private static IEnumerable<AnswerNode> Children(AnswerNode node) => node switch
    {
        AnswerList list => list.Items,
        AnswerMap map => map.Entries.Select(e => e.Value),
        _ => [],
    };
}
