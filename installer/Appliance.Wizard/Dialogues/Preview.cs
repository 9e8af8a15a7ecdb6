using System.Globalization;
using Appliance.Planning.Answers;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Dialogues;

/// <summary>All answers by area, as they will count.</summary>
internal sealed class Preview(Interview interview, DialogueLines lines)
{
    private const int TitleWidth = 32;

    public void Show()
    {
        lines.Section(lines.Words["section.preview"]);
        foreach (var page in interview.Pages)
        {
            lines.Say(lines.Words.Area(page.Area));
            foreach (var asked in page.Questions)
            {
                Row(asked);
            }
        }

        lines.Say();
    }

    private void Row(Asked asked)
    {
        var title = lines.Words.Title(asked);
        var value = interview.Draft.NodeOf(asked.Question) is AnswerList list && asked.Type.Item is { Fields.Count: > 0 } item && list.Items.Count > 0
            ? list.Items.Count.ToString(CultureInfo.InvariantCulture)
            : Value(asked);
        var origin = asked.Given is { Origin.Kind: OriginKind.File or OriginKind.Environment or OriginKind.Set } given ? $"  ({Short(given.Origin)})" : "";
        var row = $"  {title}{new string(' ', Math.Max(0, TitleWidth - Columns.Of(title)))}: {value}{origin}";
        lines.Say(Columns.Of(row) <= DialogueLines.Width ? row : $"  {title}:\n    {value}{origin}");
        if (asked.Type.Item is { Fields.Count: > 0 } record && interview.Draft.NodeOf(asked.Question) is AnswerList items)
        {
            foreach (var each in items.Items)
            {
                lines.Say($"    {lines.Shown.Value(record, each)}");
            }
        }
    }

    // The file's name without its folders: a row is a line.
    private static Origin Short(Origin origin) => origin.Kind == OriginKind.File ? origin with { Name = Path.GetFileName(origin.Name) } : origin;

    // A typed secret is known by its node alone; everything else as it will be written.
    private string Value(Asked asked) => lines.Shown.Value(asked.Type, asked.Given is AnswerTypedSecret typed ? typed : interview.Draft.NodeOf(asked.Question));
}
