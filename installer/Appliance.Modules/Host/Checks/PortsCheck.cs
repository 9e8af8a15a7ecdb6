using System.Net;
using Appliance.Machines.Facts;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Host.Checks;

internal sealed class PortsCheck() : Check(
    "ports-free",
    "The ports are free",
    "Nobody else may listen on the engine's ports (`engine.httpPort`, `engine.httpsPort`) and, with a local database, on `database.port`. Who does is named. The engine and PostgreSQL of an earlier run are no obstacle; those of another set-up, such as a trial, are. A PostgreSQL server that was here before is used as it is, see `database-existing`; a trial starts its own and needs a free port. Without root, ports below 1024 cannot be used in a trial.")
{
    private const int FirstUnprivileged = 1024;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var needs = PortNeed.Of(context.Site);
        // A real set-up makes its database in the PostgreSQL that is there; only a trial brings its own.
        var ours = context.Installed || context.Unfinished is not null;
        var welcome = needs.Where(need => ours || (need.Process == PortNeed.Database && !context.Site.Mode.IsTrial)).ToHashSet();
        List<CheckFinding> findings =
        [
            .. SharedPorts(needs),
            .. needs.Where(need => !context.Machine.IsRoot && context.Site.Mode.IsTrial && need.Port < FirstUnprivileged).Select(Privileged),
            .. needs.SelectMany(need => Takers(need, context.Facts.Listeners)
                .Where(taker => !welcome.Contains(need) || !need.IsServedBy(taker) || !PortOwner.IsHere(need, taker, context))
                .Select(taker => Taken(need, taker))),
        ];
        return Task.FromResult(findings.Count == 0
            ? CheckFinding.Passed(string.Join(", ", needs.Select(need => Free(need, context.Facts.Listeners))) + ".")
            : CheckFinding.Failed(Joined(findings, finding => finding.Seen), Joined(findings, finding => finding.Remedy!)));
    }

    private static string Free(PortNeed need, IReadOnlyList<ListenerFacts> listeners) => Takers(need, listeners).FirstOrDefault() is { } taker
        ? $"{need.Port} ({need.Use}) used by {taker.Process}, as it should be"
        : $"{need.Port} ({need.Use}) free";

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

    private static CheckFinding Taken(PortNeed need, ListenerFacts taker)
    {
        var other = $"choose another port with `--set {need.Answer}=PORT`";
        return taker.Process is { } process
            ? CheckFinding.Failed($"Port {need.Port} ({need.Use}) is taken by {process} (process {taker.ProcessId}).", $"Stop {process} and keep it from starting again, or {other}.")
            : CheckFinding.Failed($"Port {need.Port} ({need.Use}) is taken by a program that cannot be seen from here.", $"Find it as root with `ss -ltnp sport = :{need.Port}` and stop it, or {other}.");
    }
}
