using Appliance.Wizard.Words;

namespace Appliance.Wizard.Dialogues;

/// <summary>Asks, before all else, whether this machine is to become a node, and of which engine.</summary>
/// <param name="isEngine">Whether a text names an engine.</param>
/// <param name="isToken">Whether a text is a token in full.</param>
public sealed class NodeDialogue(IDialogueConsole console, WordCatalogue words, Func<string, bool> isEngine, Func<string, bool> isToken)
{
    private const string Engine = "engine";
    private const string Node = "node";

    private readonly DialogueLines _lines = new(console, words);

    /// <returns>Null when it is to have the engine.</returns>
    /// <exception cref="DialogueEndedException">The input ended before that was said.</exception>
    public async Task<NodeWish?> AskAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!await IsNodeAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            _lines.Section(words["node.section"]);
            if (await AskWishAsync(cancellationToken).ConfigureAwait(false) is { } wish)
            {
                return wish;
            }
        }
    }

    private async Task<bool> IsNodeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var reply = await _lines.AskAsync($"{words["node.question"]} [{Engine}]", () => _lines.Say(words["node.question-help"]), cancellationToken).ConfigureAwait(false);
            switch (reply.Text.ToLowerInvariant())
            {
                case "" or Engine:
                    return false;
                case Node:
                    return true;
                case Reply.BackMark:
                    _lines.Say(words["back.first"]);
                    break;
                default:
                    _lines.Refuse(words["node.engine-or-node"]);
                    break;
            }
        }
    }

    /// <returns>Null for back.</returns>
    private async Task<NodeWish?> AskWishAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var engine = await _lines.AskAsync(words["join.engine"], Help, cancellationToken).ConfigureAwait(false);
            if (engine.IsBack)
            {
                return null;
            }

            if (!isEngine(engine.Text))
            {
                _lines.Refuse(words["join.engine-needed"]);
                continue;
            }

            if (await AskTokenAsync(cancellationToken).ConfigureAwait(false) is { } token)
            {
                return new NodeWish(engine.Text, token);
            }
        }
    }

    /// <returns>Null for back.</returns>
    private async Task<string?> AskTokenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var token = await _lines.AskHiddenAsync(words["node.token"], Help, cancellationToken).ConfigureAwait(false);
            if (token.IsBack)
            {
                return null;
            }

            if (token.Text.Trim() is var text && (text.Length == 0 || isToken(text)))
            {
                return text;
            }

            _lines.Refuse(words["join.token-wrong"]);
        }
    }

    private void Help() => _lines.Say(words["join.help"]);
}
