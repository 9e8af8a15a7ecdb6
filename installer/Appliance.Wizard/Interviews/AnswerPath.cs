using System.Globalization;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Wizard.Interviews;

/// <summary>The way to an answer or a part of one: <c>nodes.hosts[2].ssh.port</c>.</summary>
/// <param name="Question">The question it begins at.</param>
/// <param name="Parts">Fields (text) and numbers of items (from 0) below it.</param>
public sealed record AnswerPath(Question Question, IReadOnlyList<string> Parts)
{
    /// <exception cref="ArgumentException">There is no such question or field.</exception>
    public static AnswerPath Parse(QuestionCatalogue catalogue, string path)
    {
        var question = catalogue.Questions.FirstOrDefault(q => IsAtOrBelow(path, q.Id))
            ?? throw new ArgumentException($"There is no question '{path}'.", nameof(path));
        var parts = path[question.Id.Length..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        return new AnswerPath(question, parts.Split('.', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a path is another one, or leads below it.</summary>
    public static bool IsAtOrBelow(string path, string above) =>
        path.StartsWith(above, StringComparison.Ordinal) && (path.Length == above.Length || path[above.Length] is '.' or '[');

    /// <summary>The type of what is there.</summary>
    public AnswerType Type => Parts.Aggregate(Question.Type, (type, part) => IsItem(part) ? ItemOf(type) : FieldOf(type, part).Type);

    /// <summary>The field, when it leads to one.</summary>
    public RecordField? Field => Parts is [.., var last] && !IsItem(last) ? FieldOf(Above!.Type, last) : null;

    /// <summary>The record or list it is in; null for a whole answer.</summary>
    public AnswerPath? Above => Parts.Count == 0 ? null : this with { Parts = [.. Parts.SkipLast(1)] };

    public AnswerPath At(string field) => this with { Parts = [.. Parts, field] };

    public AnswerPath At(int item) => At(item.ToString(CultureInfo.InvariantCulture));

    public override string ToString() =>
        Question.Id + string.Concat(Parts.Select(part => IsItem(part) ? $"[{part}]" : $".{part}"));

    /// <summary>What a question's value has there; null when it has nothing.</summary>
    internal AnswerNode? Find(AnswerNode? value)
    {
        foreach (var part in Parts)
        {
            value = value switch
            {
                AnswerMap map => map.Find(part)?.Value,
                AnswerList list when IsItem(part) => list.Items.ElementAtOrDefault(Number(part)),
                _ => null,
            };
        }

        return value;
    }

    internal static bool IsItem(string part) => char.IsAsciiDigit(part[0]);

    internal static int Number(string part) => int.Parse(part, CultureInfo.InvariantCulture);

    private static AnswerType ItemOf(AnswerType type) => type.Item ?? throw new ArgumentException("Only lists have items.");

    private static RecordField FieldOf(AnswerType type, string id) =>
        type.Fields.FirstOrDefault(f => f.Id == id) ?? throw new ArgumentException($"There is no field '{id}'.");
}
