using System.CommandLine;
using System.Globalization;
using System.Net;
using Appliance.Cli.Composition;
using Appliance.Cli.Flows;
using Appliance.Machines;
using Appliance.Modules.Network;
using Appliance.Modules.Network.Change;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Events;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Commands;

/// <summary>
/// <c>appliance network</c>: a node's network alone. <c>revert</c> is what the guard of a change runs; <c>apply</c> and
/// <c>undo</c> are for finding out what a network change does to a machine before anything else is set up on it.
/// </summary>
internal static class NetworkCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("network", "A node's network alone.") { Hidden = true };
        command.Subcommands.Add(Revert());
        command.Subcommands.Add(Apply(output));
        command.Subcommands.Add(Undo(output));
        return command;
    }

    private static Command Revert()
    {
        var command = new Command("revert", "Take back the change of the network that is under way, if there is one.");
        var atBoot = new Option<bool>("--boot") { Description = "Put the files back alone: nothing has read them yet." };
        command.Options.Add(atBoot);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RequireRoot();
            Console.Out.WriteLine(await NetworkRecovery.RunAsync(new LocalMachine(null, []), TimeProvider.System, parsed.GetValue(atBoot), cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Apply(OutputOptions output)
    {
        var command = new Command("apply", "Make the networks of an answer file, as a node would.");
        var answers = new Option<string>("--answers") { Description = "The answer file.", HelpName = "FILE", Required = true };
        var engine = new Option<string?>("--engine") { Description = "What must be reached afterwards.", HelpName = "HOST:PORT" };
        var check = new Option<bool>("--check") { Description = "Run the checks and stop." };
        command.Options.Add(answers);
        command.Options.Add(engine);
        command.Options.Add(check);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RequireRoot();
            using var session = await output.OpenAsync(parsed, new SiteInputs(), cancellationToken);
            using var held = Locking.Take(session, "appliance network apply");
            var target = EndPoint(parsed.GetValue(engine));
            var module = new NetworkModule(_ => target is null ? [] : [target]);
            var facts = await session.FactsAsync(cancellationToken);
            var path = parsed.GetRequiredValue(answers);
            var result = SiteBuilder.Build(new QuestionCatalogue(module.Questions), [AnswerSource.FromFile(path, await File.ReadAllTextAsync(path, cancellationToken))], new DefaultFacts(facts), new SiteMode { Role = MachineRole.Node });
            var site = new SiteContext(result.Site ?? throw InvalidAnswers.Of(result.Errors), session.Machine, facts, new SiteSecrets(), "");
            if (!await CheckAsync(session, site, module, cancellationToken))
            {
                return ExitCode.Check;
            }

            return parsed.GetValue(check) ? ExitCode.Done : await CarryOutAsync(session, site, module, cancellationToken);
        });
        return command;
    }

    private static Command Undo(OutputOptions output)
    {
        var command = new Command("undo", "Put the network back as it was before the last apply.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RequireRoot();
            using var session = await output.OpenAsync(parsed, new SiteInputs(), cancellationToken);
            return await new RollbackFlow(session, yes: true).UndoAllAsync(cancellationToken);
        });
        return command;
    }

    private static async Task<bool> CheckAsync(Session session, SiteContext site, NetworkModule module, CancellationToken cancellationToken)
    {
        var context = new CheckContext(site.Site, site.Machine, site.Facts, site.Secrets, session.Store.Unfinished()) { Installed = false };
        var reports = await CheckRunner.RunAsync(module.Checks, context, [], DateOnly.FromDateTime(session.Time.GetUtcNow().Date), cancellationToken);
        foreach (var (check, finding, _) in reports.Where(report => report.Finding.Outcome is CheckOutcome.Failed or CheckOutcome.Warning))
        {
            session.Events.Warn($"{check.Id}: {finding.Seen} {finding.Remedy}");
        }

        return !reports.Any(report => report.Blocks);
    }

    private static async Task<int> CarryOutAsync(Session session, SiteContext site, NetworkModule module, CancellationToken cancellationToken)
    {
        var folder = session.Store.Unfinished()?.Folder ?? session.Store.Create();
        var journal = session.Store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started);
        var run = await new Runner(session.Events, journal).RunAsync(module.Steps(site), session.StepContext(folder), CancellationToken.None, cancellationToken);
        if (run.Outcome != RunOutcome.Finished)
        {
            return ExitCode.Failed;
        }

        var failed = false;
        foreach (var proof in module.Proofs(site.Site))
        {
            var seen = await proof.RunAsync(site, cancellationToken);
            session.Events.Say($"{proof.Title}: {seen.Seen}");
            failed |= seen.Outcome == ProofOutcome.Fails;
        }

        return failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static void RequireRoot()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            throw new CommandLineException("The network can be changed by root only: run it with sudo.", ExitCode.Check);
        }
    }

    private static DnsEndPoint? EndPoint(string? text) => text is null ? null
        : text.LastIndexOf(':') is > 0 and var colon && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? new DnsEndPoint(text[..colon].Trim('[', ']'), port)
            : throw new CommandLineException($"--engine {text} is not HOST:PORT.", ExitCode.Usage);
}
