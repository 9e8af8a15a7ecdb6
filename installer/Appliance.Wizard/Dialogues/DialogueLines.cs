using Appliance.Planning.Answers;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Dialogues;

/// <summary>The lines of a dialogue, in engine-setup's form, and what is read in reply.</summary>
internal sealed class DialogueLines(IDialogueConsole console, WordCatalogue words)
{
    private const string Indent = "          ";

    /// <summary>With the indent less than the 80 columns of a serial line.</summary>
    public const int Width = 68;

    public WordCatalogue Words => words;

    public Shown Shown { get; } = new(words);

    public void Section(string title)
    {
        console.WriteLine();
        console.WriteLine($"{Indent}--== {title} ==--");
        console.WriteLine();
    }

    public void Say(string text = "")
    {
        foreach (var line in Columns.Wrap(text, Width))
        {
            console.WriteLine(line.Length == 0 ? "" : Indent + line);
        }
    }

    /// <summary>What is wrong with a reply, and what a good one is.</summary>
    /// <param name="place">What stands before it; may be empty.</param>
    public void Refuse(AnswerError error, string place = "") => Refuse(words.Told(error, place));

    public void Refuse(string text)
    {
        var label = "[ ERROR ] ";
        foreach (var line in Columns.Wrap(text, Width))
        {
            console.WriteLine(label + line);
            label = Indent;
        }
    }

    /// <summary>A reply; help is given as often as it is asked for.</summary>
    /// <param name="question">Without its colon.</param>
    /// <param name="help">What <c>?</c> prints.</param>
    /// <exception cref="DialogueEndedException">There is none.</exception>
    public async Task<Reply> AskAsync(string question, Action help, CancellationToken cancellationToken)
    {
        while (true)
        {
            console.Write($"{Indent}{question}: ");
            var reply = new Reply((await console.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? throw new DialogueEndedException()).Trim());
            if (!reply.IsHelp)
            {
                return reply;
            }

            help();
        }
    }

    /// <summary>A reply that is not shown while it is typed. Spaces around it are part of it.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<Reply> AskHiddenAsync(string question, Action help, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reply = new Reply(await console.ReadHiddenAsync($"{Indent}{question}: ", cancellationToken).ConfigureAwait(false) ?? throw new DialogueEndedException());
            if (!reply.IsHelp)
            {
                return reply;
            }

            help();
        }
    }

    /// <returns>The answer; null for back.</returns>
    public async Task<bool?> AskYesNoAsync(string question, bool byDefault, Action help, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reply = await AskAsync($"{question} ({words["word.yes"]}, {words["word.no"]}) [{words[byDefault ? "word.yes" : "word.no"]}]", help, cancellationToken).ConfigureAwait(false);
            if (reply.IsBack)
            {
                return null;
            }

            if (reply.IsEmpty)
            {
                return byDefault;
            }

            if (YesNo(reply.Text) is { } said)
            {
                return said;
            }

            Refuse(words.With("error.yes-no", words["word.yes"], words["word.no"]));
        }
    }

    /// <summary>What a word means, in the dialogue's language or in English; null when it is neither.</summary>
    public bool? YesNo(string text)
    {
        var word = text.ToLowerInvariant();
        return word is "yes" or "y" or "true" or "on" || word == words["word.yes"] ? true
            : word is "no" or "n" or "false" or "off" || word == words["word.no"] ? false
            : null;
    }
}
