using Appliance.Planning.Answers;

namespace Appliance.Planning.Sites;

/// <summary>Follows where the parts of an answer came from.</summary>
internal static class Origins
{
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
}
