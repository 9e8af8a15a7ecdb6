using System.CommandLine;
using Appliance.Cli.Composition;
using Appliance.Cli.Flows;
using Appliance.Cli.Output;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance plan</c>.</summary>
internal static class PlanCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("plan", "Show every change setup would make, with its diff, and the plan's hash. Changes nothing.");
        var site = new SiteOptions();
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 5 when something would change." };
        site.AddTo(command);
        command.Options.Add(exitCode);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = await output.OpenAsync(parsed, site.ReadHere(parsed), cancellationToken);
            // Setup asks for them too, and a plan with other secrets is another one. Who gives none sees the plan as far as it goes.
            var context = await session.SiteAsync(TerminalSecretPrompt.Of(session.Terminal), needsSecrets: false, cancellationToken);
            var plan = await PlanFlow.MakeAsync(session, session.Steps(context), cancellationToken);
            if (session.IsJson)
            {
                PlanJson.Write(session.Terminal.Out, plan);
            }
            else
            {
                PlanText.Write(session.Terminal, plan, "Plan", withDiffs: true);
            }

            return plan.Changes.Count > 0 && parsed.GetValue(exitCode) ? ExitCode.Pending : ExitCode.Done;
        });
        return command;
    }
}
