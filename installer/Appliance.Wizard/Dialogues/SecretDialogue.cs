using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Dialogues;

/// <summary>Asks for a secret: typed twice and shown nowhere, or inside a record by where it is to be had.</summary>
internal sealed class SecretDialogue(Interview interview, DialogueLines lines)
{
    private const string File = "file";
    private const string Environment = "env";
    private const string Prompt = "prompt";

    private readonly AnswerHelp _help = new(lines);

    /// <summary>Has it typed.</summary>
    public async Task<Move> AskAsync(AnswerPath path, CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = interview.Look(path);
            var keeps = asked is { IsOpenSecret: false } && (asked.Value is not null || asked.Optional);
            var title = lines.Words.Title(asked);
            var (reply, secret) = await TypeAsync(lines, keeps ? $"{title} [{lines.Shown.Value(asked.Type, asked.Value)}]" : title, () => _help.Tell(asked), cancellationToken).ConfigureAwait(false);
            if (reply.IsBack)
            {
                return Move.Back;
            }

            if (secret is null)
            {
                if (keeps)
                {
                    return Move.Next;
                }

                lines.Refuse(lines.Words["error.secret-needed"]);
                continue;
            }

            if (Problem(asked, secret) is { } problem)
            {
                lines.Refuse(lines.Words.Sentence(problem));
                continue;
            }

            interview.SetSecret(path.ToString(), secret);
            return Move.Next;
        }
    }

    /// <summary>Has a secret typed that is no answer of the dialogue.</summary>
    /// <returns>Null when none was given.</returns>
    public static async Task<Secret?> TypeAsync(DialogueLines lines, string title, CancellationToken cancellationToken)
    {
        var (_, secret) = await TypeAsync(lines, title, () => lines.Say(lines.Words["help.secret"]), cancellationToken).ConfigureAwait(false);
        return secret;
    }

    /// <summary>Asks where it is to be had. What logs in to a machine is needed later than now, and by other commands.</summary>
    public async Task<Move> AskReferenceAsync(AnswerPath path, CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = interview.Look(path);
            var value = lines.Shown.Value(asked.Type, asked.Value);
            var reply = await lines.AskAsync($"{lines.Words.Title(asked)} ({Prompt}, {File} PATH, {Environment} NAME) [{value}]", () => TellReferences(asked), cancellationToken).ConfigureAwait(false);
            if (reply.IsBack)
            {
                return Move.Back;
            }

            if (reply.IsEmpty)
            {
                return Move.Next;
            }

            if (reply.IsNothing)
            {
                interview.SetNothing(path.ToString());
                return Move.Next;
            }

            var before = interview.Entered;
            if (Reference(reply.Text) is { } node)
            {
                interview.Set(path.ToString(), node);
                if (interview.ErrorsAt(path.ToString()).Count == 0)
                {
                    return Move.Next;
                }

                interview.Restore(before);
            }

            // Not quoted: what was typed may be the secret itself.
            lines.Refuse(lines.Words["error.secret-reference"]);
        }
    }

    private static string? Problem(Asked asked, Secret secret) => asked.Question.SecretProblem?.Invoke(secret);

    private static async Task<(Reply Reply, Secret? Secret)> TypeAsync(DialogueLines lines, string title, Action help, CancellationToken cancellationToken)
    {
        while (true)
        {
            var first = await lines.AskHiddenAsync(title, help, cancellationToken).ConfigureAwait(false);
            if (first.IsBack || first.IsEmpty)
            {
                return (first, null);
            }

            var second = await lines.AskHiddenAsync(lines.Words["ask.secret-again"], help, cancellationToken).ConfigureAwait(false);
            if (second.IsBack)
            {
                continue;
            }

            if (second == first)
            {
                return (first, new Secret(first.Text));
            }

            lines.Refuse(lines.Words["error.secret-differs"]);
        }
    }

    private void TellReferences(Asked asked)
    {
        _help.Tell(asked);
        lines.Say(lines.Words["help.secret-reference"]);
    }

    private static AnswerMap? Reference(string text) => text.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) switch
    {
        [Prompt] => Reference(Prompt, "true"),
        [File, var path] => Reference(File, path),
        [Environment, var name] => Reference(Environment, name),
        _ => null,
    };

    private static AnswerMap Reference(string key, string text) =>
        new([new AnswerEntry(key, new AnswerScalar(text, key == Prompt ? ScalarForm.Plain : ScalarForm.Text, Origin.Wizard), Origin.Wizard)], Origin.Wizard) { OneLine = true };
}
