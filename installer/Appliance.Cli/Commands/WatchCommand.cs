using System.CommandLine;
using Appliance.Cli.Composition;
using Appliance.Cli.Flows;
using Appliance.Planning.Events;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance watch</c>.</summary>
internal static class WatchCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("watch", "Look on at the run that is going on, or at the last one. Leaving it touches nothing.");
        var prefix = new Option<string?>("--prefix") { Description = "The trial's folder.", HelpName = "DIR" };
        var plain = new Option<bool>("--plain") { Description = "Line by line, also on a terminal." };
        var language = new LanguageOption("What is said is in this language; the locale's when not given.");
        command.Options.Add(prefix);
        command.Options.Add(plain);
        language.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = await output.OpenAsync(parsed, language.Speaking(output.Terminal(parsed), parsed), new SiteInputs { Prefix = Prefix.Read(parsed.GetValue(prefix)) }, cancellationToken);
            var note = language.WhyNot(parsed);
            if (note is not null)
            {
                session.Events.Warn(note);
            }

            return await new WatchFlow(session, WordCatalogue.Of(language.Read(parsed)), parsed.GetValue(plain), note).RunAsync();
        });
        return command;
    }
}
