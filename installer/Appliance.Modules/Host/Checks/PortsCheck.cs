using System.Net;
using Appliance.Machines.Facts;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Host.Checks;

internal sealed class PortsCheck() : Check(
    "ports-free",
    "The ports are free",
    "Nobody else may listen on the engine's ports (`engine.httpPort`, `engine.httpsPort`) and, with a local database, on `database.port`. Who does is named. The engine and PostgreSQL of an earlier run are no obstacle. A PostgreSQL server that was here before is warned about: the engine's database is made in it. Without root, ports below 1024 cannot be used in a trial.")
{
    private const int FirstUnprivileged = 1024;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var needs = PortNeed.Of(context.Site);
        var ours = context.Installed || context.Unfinished is not null;
        List<CheckFinding> findings =
        [
            .. SharedPorts(needs),
            .. needs.Where(need => !context.Machine.IsRoot && context.Site.Mode.IsTrial && need.Port < FirstUnprivileged).Select(Privileged),
            .. needs.SelectMany(need => Takers(need, context.Facts.Listeners).Select(taker => Judge(need, taker, ours))).OfType<CheckFinding>(),
        ];
        return Task.FromResult(findings.Count == 0
            ? CheckFinding.Passed($"{string.Join(", ", needs.Select(need => $"{need.Port} ({need.Use})"))}: free{(ours ? ", or used by what was installed" : "")}.")
            : new CheckFinding(findings.Max(finding => finding.Outcome), Joined(findings, finding => finding.Seen), Joined(findings, finding => finding.Remedy!)));
    }

    private static string Joined(IEnumerable<CheckFinding> findings, Func<CheckFinding, string> part) =>
        string.Join(" ", findings.Select(part).Distinct(StringComparer.Ordinal));

    private static IEnumerable<CheckFinding> SharedPorts(IReadOnlyList<PortNeed> needs) => needs
        .GroupBy(need => need.Port)
        .Where(group => group.Count() > 1)
        .Select(group => CheckFinding.Failed(
            $"Port {group.Key} is wanted for {string.Join(" and for ", group.Select(need => need.Use))}.",
            $"Choose different ports with {string.Join(" and ", group.Select(need => need.Answer))}."));

    private static CheckFinding Privileged(PortNeed need) => CheckFinding.Failed(
        $"Port {need.Port} ({need.Use}) is for root only.",
        $"Choose a port from {FirstUnprivileged} on: `--set {need.Answer}={need.Port + 8000}`.");

    private static IEnumerable<ListenerFacts> Takers(PortNeed need, IReadOnlyList<ListenerFacts> listeners) => listeners
        .Where(listener => listener.Port == need.Port && (!need.LoopbackOnly || IsAny(listener.Address) || IPAddress.IsLoopback(listener.Address)))
        .DistinctBy(listener => (listener.Process, listener.ProcessId));

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static CheckFinding? Judge(PortNeed need, ListenerFacts taker, bool ours)
    {
        var isOwnKind = taker.Process?.StartsWith(need.Process, StringComparison.Ordinal) ?? false;
        if (isOwnKind && ours)
        {
            return null;
        }

        var other = $"choose another port with `--set {need.Answer}=PORT`";
        if (isOwnKind && need.Process == PortNeed.Database)
        {
            return CheckFinding.Warning(
                $"PostgreSQL is here already and listens on port {need.Port} (process {taker.ProcessId}).",
                $"Go on if the engine's database may be made in this server; else {other}.");
        }

        return taker.Process is { } process
            ? CheckFinding.Failed($"Port {need.Port} ({need.Use}) is taken by {process} (process {taker.ProcessId}).", $"Stop {process} and keep it from starting again, or {other}.")
            : CheckFinding.Failed($"Port {need.Port} ({need.Use}) is taken by a program that cannot be seen from here.", $"Find it as root with `ss -ltnp sport = :{need.Port}` and stop it, or {other}.");
    }
}
