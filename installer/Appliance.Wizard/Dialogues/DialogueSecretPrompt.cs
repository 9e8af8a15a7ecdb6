using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Dialogues;

/// <summary>Asks for secrets that are fetched after a line dialogue in the way the dialogue asks.</summary>
public sealed class DialogueSecretPrompt(IDialogueConsole console, WordCatalogue words) : ISecretPrompt
{
    private readonly DialogueLines _lines = new(console, words);

    public async Task<Secret?> AskAsync(string id, string title, CancellationToken cancellationToken)
    {
        try
        {
            return await SecretDialogue.TypeAsync(_lines, $"{title} ({id})", cancellationToken).ConfigureAwait(false);
        }
        catch (DialogueEndedException)
        {
            return null;
        }
    }
}
