using System.Globalization;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Nodes.Engines;

namespace Appliance.Nodes.Agents;

/// <summary>What does not work on this node, as far as the agent sees it.</summary>
internal sealed class AgentTroubles(AgentParts parts)
{
    // A look starts a program for each unit.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    // One daemon, or one for QEMU alone; a socket may hold its place while nobody asks it anything (libvirtd(8), --timeout).
    private static readonly (string Service, string[] Sockets)[] Libvirt =
    [
        ("libvirtd.service", ["libvirtd-tls.socket", "libvirtd.socket"]),
        ("virtqemud.service", ["virtqemud.socket"]),
    ];

    private IReadOnlyList<string> _services = [];
    private DateTimeOffset _looked = DateTimeOffset.MinValue;
    private bool _clockTold;

    /// <param name="clock">The engine's clock less this machine's.</param>
    public async Task<IReadOnlyList<string>> LookAsync(TimeSpan? clock, CancellationToken cancellationToken)
    {
        if (parts.Time.GetUtcNow() - _looked >= Interval)
        {
            _services = await ServicesAsync(cancellationToken);
            _looked = parts.Time.GetUtcNow();
        }

        return [.. Files(), .. _services, .. Clock(clock)];
    }

    private IEnumerable<string> Files() => new[] { NodePaths.Ca, NodePaths.Certificate, NodePaths.Key }
        .Where(path => !parts.Machine.Files.Exists(path))
        .Select(path => $"{path} is missing.");

    private async Task<IReadOnlyList<string>> ServicesAsync(CancellationToken cancellationToken)
    {
        var troubles = new List<string>();
        foreach (var (service, sockets) in Libvirt)
        {
            try
            {
                var state = await parts.Machine.Services.StateAsync(service, cancellationToken);
                if (state is { Known: true, Enabled: true, Active: false } && (state.SubState == "failed" || !await ListensAsync(sockets, cancellationToken)))
                {
                    troubles.Add($"{service} does not run ({state.SubState}): journalctl -u {service}.");
                }
            }
            catch (Exception e) when (e is CommandFailedException or CommandNotFoundException or CommandTimeoutException)
            {
                troubles.Add($"{service} cannot be looked at: {e.Message.ReplaceLineEndings(" ")}");
            }
        }

        return troubles;
    }

    private async Task<bool> ListensAsync(string[] sockets, CancellationToken cancellationToken)
    {
        foreach (var socket in sockets)
        {
            if (await parts.Machine.Services.StateAsync(socket, cancellationToken) is { Active: true })
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<string> Clock(TimeSpan? difference)
    {
        if (difference is not { } by || by.Duration() <= EngineIntroduction.LargestDifference)
        {
            _clockTold = false;
            yield break;
        }

        var trouble = string.Create(CultureInfo.InvariantCulture, $"The clock is {by.Duration().TotalMinutes:0} minutes {(by > TimeSpan.Zero ? "behind" : "ahead of")} the engine's: set it (`timedatectl`) and look at the time servers.");
        if (!_clockTold)
        {
            parts.Say(trouble);
            _clockTold = true;
        }

        yield return trouble;
    }
}
