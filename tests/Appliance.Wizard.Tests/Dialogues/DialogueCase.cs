using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Planning.Answers;
using Appliance.Wizard.Dialogues;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Tests.Dialogues;

/// <summary>
/// A dialogue as a folder: <c>input.txt</c> is what is typed, <c>output.txt</c> the whole output, <c>saved.yaml</c> what is
/// kept. An <c>answers.yaml</c> is given beforehand; <c>options.txt</c> has the words <c>accept-defaults</c> or a language.
/// </summary>
internal static class DialogueCase
{
    public static async Task<(string Output, string Saved, bool Ended)> RunAsync(string folder)
    {
        var options = Text(folder, "options.txt").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var answers = Text(folder, "answers.yaml");
        var interview = Product.Ask(answers.Length > 0 ? [AnswerSource.FromFile("answers.yaml", answers)] : []);
        var output = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(Text(folder, "input.txt"));
        var console = new TerminalDialogue(new Terminal(output, TextWriter.Null, input, IsInteractive: true, HasColor: false));
        var words = WordCatalogue.Of(options.Select(Language.Find).FirstOrDefault(language => language is not null) ?? Language.English);
        var dialogue = new LineDialogue(interview, words, console, new LineDialogueOptions { AcceptDefaults = options.Contains("accept-defaults") });
        var ended = false;
        try
        {
            await dialogue.RunAsync(default);
        }
        catch (DialogueEndedException)
        {
            ended = true;
        }

        return (output.ToString(), interview.Save(), ended);
    }

    private static string Text(string folder, string name) =>
        File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : "";
}
