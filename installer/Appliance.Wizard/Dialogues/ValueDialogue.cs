using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Dialogues;

/// <summary>Asks for one value: a text, a number, a choice, yes or no, or several simple values on a line.</summary>
internal sealed class ValueDialogue(Interview interview, DialogueLines lines)
{
    private readonly AnswerHelp _help = new(lines);

    public async Task<Move> AskAsync(AnswerPath path, CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = interview.Look(path);
            var reply = await lines.AskAsync(Label(asked), () => _help.Tell(asked), cancellationToken).ConfigureAwait(false);
            if (reply.IsBack)
            {
                return Move.Back;
            }

            if (reply.IsEmpty ? Accept(asked) : reply.IsNothing ? Leave(asked) : Take(asked, reply.Text))
            {
                return Move.Next;
            }
        }
    }

    private string Label(Asked asked)
    {
        var title = lines.Words.Title(asked);
        if (asked.Type.Item is { } item)
        {
            title = lines.Words.With(item.Words.Count > 0 ? "ask.several-of" : "ask.several", title, Choices(item));
        }
        else if (asked.Type.Words.Count > 0)
        {
            title = $"{title} ({Choices(asked.Type)})";
        }
        else if (IsYesNo(asked.Type))
        {
            title = $"{title} ({lines.Words["word.yes"]}, {lines.Words["word.no"]})";
        }

        // Brackets hold what an empty line means; where it would be refused there are none.
        return asked.Errors.Count > 0 || asked.Value is null && !asked.Optional ? title : $"{title} [{lines.Shown.Value(asked.Type, asked.Value)}]";
    }

    private static string Choices(AnswerType type) => string.Join(", ", type.Words.Select(choice => choice.Word));

    private static bool IsYesNo(AnswerType type) => type.Name == AnswerTypes.Bool.Name;

    private bool Accept(Asked asked)
    {
        if (asked.OwnErrors.FirstOrDefault(error => asked.Value is not null || !asked.Optional) is not { } error)
        {
            return true;
        }

        if (error.Code == AnswerCodes.Missing)
        {
            lines.Refuse(lines.Words.With("error.needed", lines.Words.Expected(asked.Type)));
        }
        else
        {
            lines.Refuse(error);
        }

        return false;
    }

    private bool Leave(Asked asked)
    {
        if (asked.Optional || asked.Type.Item is not null)
        {
            return Change(asked, () =>
            {
                interview.SetNothing(asked.Path.ToString());
                return null;
            });
        }

        lines.Refuse(lines.Words.With("error.needed", lines.Words.Expected(asked.Type)));
        return false;
    }

    private bool Take(Asked asked, string text) => Change(asked, () => interview.Type(asked.Path.ToString(), Word(asked.Type, text)));

    // What is not good is not kept: the question is asked again with the value it had before.
    private bool Change(Asked asked, Func<AnswerError?> change)
    {
        var before = interview.Entered;
        IReadOnlyList<AnswerError> problems = change() is { } error ? [error] : interview.ErrorsAt(asked.Path.ToString());
        foreach (var problem in problems)
        {
            lines.Refuse(problem);
        }

        if (problems.Count > 0)
        {
            interview.Restore(before);
        }

        return problems.Count == 0;
    }

    // People write Local and YES; answers have one way to be written.
    private string Word(AnswerType type, string text) =>
        IsYesNo(type) ? lines.YesNo(text) switch { true => "yes", false => "no", null => text }
        : type.Words.FirstOrDefault(choice => choice.Word.Equals(text, StringComparison.OrdinalIgnoreCase))?.Word ?? text;
}
