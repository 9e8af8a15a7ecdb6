using Appliance.Cli.Composition;
using Appliance.Contracts.Events;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Runs;

namespace Appliance.Cli.Flows;

/// <summary>Runs the checks and tells what they found.</summary>
internal static class CheckFlow
{
    /// <param name="showAll">Whether checks that passed are told too.</param>
    /// <returns>Whether nothing stands in the way.</returns>
    public static async Task<bool> RunAsync(Session session, SiteContext site, IReadOnlyList<Waiver> waivers, bool showAll, CancellationToken cancellationToken) =>
        !(await LookAsync(session, site, waivers, showAll, cancellationToken)).Any(report => report.Blocks);

    /// <returns>What all of them found.</returns>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task<IReadOnlyList<CheckReport>> LookAsync(Session session, SiteContext site, IReadOnlyList<Waiver> waivers, bool showAll, CancellationToken cancellationToken)
    {
        RefuseUnknown(session.Modules.Checks, waivers);
        var installed = session.Store.All().Any(run => run.State != RunState.RolledBack);
        var context = new CheckContext(site.Site, site.Machine, site.Facts, site.Secrets, session.Store.Unfinished()) { Installed = installed };
        var today = DateOnly.FromDateTime(session.Time.GetUtcNow().Date);
        var reports = await CheckRunner.RunAsync(session.Modules.Checks, context, waivers, today, cancellationToken);
        foreach (var report in reports)
        {
            session.Events.Publish(Event(report, showAll));
        }

        return reports;
    }

    private static RunEvent Event(CheckReport report, bool showAll)
    {
        var (check, finding, waiver) = report;
        var level = finding.Outcome switch
        {
            CheckOutcome.Failed => waiver is null ? EventLevel.Error : EventLevel.Warning,
            CheckOutcome.Warning => EventLevel.Warning,
            _ => showAll ? EventLevel.Info : EventLevel.Detail,
        };
        var text = finding.Outcome switch
        {
            CheckOutcome.Passed => $"{check.Title} ({check.Id}): ok. {finding.Seen}",
            CheckOutcome.Skipped => $"{check.Title} ({check.Id}): skipped. {finding.Seen}",
            CheckOutcome.Warning => $"{check.Title} ({check.Id}): warning. {finding.Seen}",
            _ => waiver is null ? $"{check.Title} ({check.Id}): FAILED. {finding.Seen}" : $"{check.Title} ({check.Id}): waived ({waiver.Reason}). {finding.Seen}",
        };
        var waive = report.Blocks && check.Waivable ? $" To go on all the same: --waive {check.Id} --reason TEXT." : "";
        return new RunEvent
        {
            Kind = EventKind.Check,
            Level = level,
            Id = check.Id,
            Text = text,
            Remedy = finding.Remedy is { } remedy ? remedy + waive : null,
        };
    }

    private static void RefuseUnknown(IReadOnlyList<ICheck> checks, IReadOnlyList<Waiver> waivers)
    {
        foreach (var waiver in waivers)
        {
            switch (checks.FirstOrDefault(check => check.Id == waiver.Id))
            {
                case null:
                    throw new CommandLineException($"There is no check named {waiver.Id}; `appliance check` shows all of them.", ExitCode.Usage);
                case { Waivable: false }:
                    throw new CommandLineException($"The check {waiver.Id} cannot be waived: what it looks for would make the set-up fail.", ExitCode.Usage);
            }
        }
    }
}
