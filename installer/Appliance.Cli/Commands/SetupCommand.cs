using System.CommandLine;
using Appliance.Cli.Flows;
using Appliance.Planning.Events;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance setup</c>.</summary>
internal static class SetupCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("setup", "Set up the engine: checks, plan, one confirmation, run, proof. Goes on where an earlier run stopped.");
        var site = new SiteOptions();
        var waivers = new WaiverOptions();
        var yes = new Option<bool>("--yes") { Description = "Do not ask for confirmation." };
        var nonInteractive = new Option<bool>("--non-interactive") { Description = "Ask nothing at all." };
        var acceptDefaults = new Option<bool>("--accept-defaults") { Description = "Take the default of every answer that is not given; the dialogue asks only for what has none." };
        var dialogue = new DialogueOptions();
        var noShell = new Option<bool>("--no-shell") { Description = "Offer no shell in the wizard." };
        var planHash = new Option<string?>("--plan-hash") { Description = "Refuse to run any other plan than this one.", HelpName = "HASH" };
        var generate = new Option<string?>("--generate-answers") { Description = "Write all answers, defaults included and secrets by reference, to this file.", HelpName = "FILE" };
        var rollback = new Option<bool>("--rollback") { Description = "Undo the run that was begun and not finished." };
        site.AddTo(command);
        command.Options.Add(yes);
        command.Options.Add(nonInteractive);
        command.Options.Add(acceptDefaults);
        command.Options.Add(noShell);
        command.Options.Add(planHash);
        command.Options.Add(generate);
        command.Options.Add(rollback);
        waivers.AddTo(command);
        dialogue.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var terminal = dialogue.Terminal(parsed, output);
            using var session = await output.OpenAsync(parsed, terminal, site.Read(parsed), cancellationToken);
            var whyNotLanguage = dialogue.WhyNotLanguage(parsed);
            if (whyNotLanguage is not null)
            {
                session.Events.Warn(whyNotLanguage);
            }

            if (parsed.GetValue(rollback))
            {
                return await new RollbackFlow(session, parsed.GetValue(yes)).UndoUnfinishedAsync(cancellationToken);
            }

            return await new SetupFlow(session, new SetupOptions
            {
                Yes = parsed.GetValue(yes),
                NonInteractive = parsed.GetValue(nonInteractive),
                Plain = dialogue.IsPlain(parsed),
                Shell = !parsed.GetValue(noShell),
                AcceptDefaults = parsed.GetValue(acceptDefaults),
                Language = dialogue.Language(parsed),
                WhyNotLanguage = whyNotLanguage,
                PlanHash = parsed.GetValue(planHash),
                GenerateAnswers = parsed.GetValue(generate),
                Waivers = waivers.Read(parsed),
            }).RunAsync();
        });
        return command;
    }
}
