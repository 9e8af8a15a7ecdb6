using System.Globalization;
using Appliance.Planning.Answers;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Dialogues;

/// <summary>Asks for a list of records: items are added one after the other, and changed by their number.</summary>
internal sealed class ListDialogue(Interview interview, DialogueLines lines, RecordDialogue records)
{
    private static readonly string[] Actions = ["add", "edit", "copy", "remove", "list", "done"];

    private readonly AnswerHelp _help = new(lines);

    public async Task<Move> AskAsync(AnswerPath path, CancellationToken cancellationToken)
    {
        var list = path.ToString();
        var item = lines.Words.ItemName(path.Type.Item!);
        var help = () => Help(path);
        if (interview.Count(list) > 0)
        {
            Show(path);
        }

        while (true)
        {
            if (interview.Count(list) == 0)
            {
                var question = lines.Words.With("ask.list-first", lines.Words.Title(interview.Look(path)), item);
                switch (await lines.AskYesNoAsync(question, false, help, cancellationToken).ConfigureAwait(false))
                {
                    case null:
                        return Move.Back;
                    case false:
                        return Move.Next;
                }

                await EditAsync(path, interview.Add, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var reply = await lines.AskAsync(lines.Words.With("ask.list-next", lines.Words.Title(interview.Look(path)), interview.Count(list)), help, cancellationToken).ConfigureAwait(false);
            if (reply.IsBack)
            {
                return Move.Back;
            }

            var (action, index) = Read(reply.Text);
            switch (action)
            {
                case "done" when TellErrors(list):
                    return Move.Next;
                case "done":
                    break;
                case "add":
                    await EditAsync(path, interview.Add, cancellationToken).ConfigureAwait(false);
                    break;
                case "list":
                    Show(path);
                    break;
                case null:
                    lines.Refuse(lines.Words.With("error.list", interview.Count(list)));
                    break;
                case var _ when index < 0 || index >= interview.Count(list):
                    lines.Refuse(lines.Words.With("error.list-number", interview.Count(list)));
                    break;
                case "edit":
                    await EditAsync(path, (_, _) => path.At(index).ToString(), cancellationToken).ConfigureAwait(false);
                    break;
                case "copy":
                    await EditAsync(path, (_, _) => Copy(path, index), cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    interview.Remove(list, index);
                    Show(path);
                    break;
            }
        }
    }

    private string Copy(AnswerPath path, int index)
    {
        interview.Duplicate(path.ToString(), index);
        return path.At(index + 1).ToString();
    }

    private async Task EditAsync(AnswerPath path, Func<string, AnswerNode?, string> begin, CancellationToken cancellationToken)
    {
        var before = interview.Entered;
        var item = AnswerPath.Parse(interview.Catalogue, begin(path.ToString(), null));
        if (await records.AskFieldsAsync(item, cancellationToken).ConfigureAwait(false) == Move.Back)
        {
            interview.Restore(before);
        }
    }

    private bool TellErrors(string list)
    {
        var errors = interview.ErrorsAt(list);
        foreach (var error in errors)
        {
            lines.Refuse($"{error.Id}: {lines.Words.Sentence(error.Message)}");
        }

        return errors.Count == 0;
    }

    private void Show(AnswerPath path)
    {
        for (var i = 0; i < interview.Count(path.ToString()); i++)
        {
            var value = interview.Look(path.At(i)).Given ?? (interview.Look(path).Value as AnswerList)?.Items[i];
            lines.Say(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {lines.Shown.Value(path.Type.Item!, value)}"));
        }
    }

    private void Help(AnswerPath path)
    {
        _help.Tell(interview.Look(path));
        if (interview.Count(path.ToString()) > 0)
        {
            lines.Say(lines.Words["help.list"]);
        }
    }

    // "edit 2" in English or the dialogue's language; an empty line is the default.
    private (string? Action, int Index) Read(string text)
    {
        var parts = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var action = parts.Length == 0 ? "done" : Actions.FirstOrDefault(a => a == parts[0] || lines.Words[$"list.{a}"] == parts[0]);
        var index = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1
            : -1;
        return (action, index);
    }
}
