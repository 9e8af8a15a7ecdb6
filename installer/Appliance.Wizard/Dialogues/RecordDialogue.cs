using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Dialogues;

/// <summary>Asks for the fields of a record, one after the other.</summary>
internal sealed class RecordDialogue(Interview interview, DialogueLines lines, AnyDialogue any)
{
    // With the choices behind it a question shall fit into a line.
    private const int Longest = DialogueLines.Width - 20;

    private readonly AnswerHelp _help = new(lines);

    /// <summary>Shows the record, and goes through its fields when that is wanted or something is wrong in it.</summary>
    public async Task<Move> AskAsync(AnswerPath path, CancellationToken cancellationToken)
    {
        var asked = interview.Look(path);
        var isNew = asked.Value is null;
        if (asked.Errors.Count == 0)
        {
            var shown = lines.Words.With("ask.shown", lines.Words.Title(asked), lines.Shown.Value(asked.Type, asked.Value));
            var question = lines.Words[isNew ? "ask.record-new" : "ask.record-change"];
            if (Columns.Of(shown) + Columns.Of(question) > Longest)
            {
                lines.Say(shown);
                shown = "";
            }

            if (await lines.AskYesNoAsync($"{shown} {question}".Trim(), false, () => _help.Tell(asked), cancellationToken).ConfigureAwait(false) is not { } wanted)
            {
                return Move.Back;
            }

            if (!wanted)
            {
                return Move.Next;
            }
        }

        var before = interview.Entered;
        if (await AskFieldsAsync(path, cancellationToken).ConfigureAwait(false) == Move.Next)
        {
            return Move.Next;
        }

        interview.Restore(before);
        return asked.Errors.Count == 0 ? await AskAsync(path, cancellationToken).ConfigureAwait(false) : Move.Back;
    }

    /// <summary>Goes through the fields until they are good together.</summary>
    /// <returns>Back from the first field.</returns>
    public async Task<Move> AskFieldsAsync(AnswerPath path, CancellationToken cancellationToken)
    {
        var answered = new Stack<RecordField>();
        RecordField? again = null;
        while (true)
        {
            var next = again ?? path.Type.Fields.FirstOrDefault(field => !answered.Contains(field) && IsWanted(path, field));
            again = null;
            if (next is null)
            {
                var errors = interview.ErrorsAt(path.ToString());
                if (errors.Count == 0)
                {
                    return Move.Next;
                }

                foreach (var error in errors)
                {
                    lines.Refuse(error);
                }

                answered.Clear();
                continue;
            }

            if (await any.AskAsync(path.At(next.Id), cancellationToken).ConfigureAwait(false) == Move.Next)
            {
                answered.Push(next);
            }
            else if (!answered.TryPop(out again))
            {
                return Move.Back;
            }
        }
    }

    private bool IsWanted(AnswerPath path, RecordField field)
    {
        var asked = interview.Look(path.At(field.Id));
        return interview.IsAsked(asked.Path) && (any.Thorough || field.Essential || field.DefaultNote is not null || !field.Optional && !field.HasDefault
            || asked.Given is { Origin.Kind: not OriginKind.Default } || asked.Errors.Count > 0);
    }
}
