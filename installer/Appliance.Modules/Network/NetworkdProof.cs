using Appliance.Machines.Commands;
using Appliance.Modules.Network.Backends.Networkd;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Network;

/// <summary>
/// systemd-networkd reads the files without complaint. It has no option for a mere check: it runs for a moment in
/// namespaces of its own, where it can make what devices it likes.
/// </summary>
internal sealed class NetworkdProof : IProof
{
    private const string Networkd = "/lib/systemd/systemd-networkd";

    private const int CouldNotMount = 125;

    // timeout(1): it had to be stopped, which is how this is meant to end.
    private const int TimedOut = 124;

    // Nothing is pasted into this text: the paths are arguments.
    private const string Script = """
        mount --bind "$1" /etc/systemd/network && mount -t tmpfs tmpfs /run && mount -t sysfs sysfs /sys || exit 125
        mkdir -p /run/systemd/netif/links /run/systemd/netif/leases && chown -R systemd-network:systemd-network /run/systemd/netif || exit 125
        SYSTEMD_LOG_TARGET=console SYSTEMD_LOG_LEVEL=info exec timeout 1 "$2"
        """;

    public string Id => "network.files";

    public string Title => "systemd-networkd understands the network's files";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        if (machine.Commands.Find(Networkd) is null)
        {
            return ProofResult.Skipped("systemd-networkd is not installed.");
        }

        if (!machine.IsRoot)
        {
            return ProofResult.Skipped("systemd-networkd checks its files only by running, and that needs root.");
        }

        var command = Command.Of("sh", "-c", Script, "sh", machine.Files.Locate(NetworkdBackend.Folder), Networkd);
        var result = Sandbox.Wrap(machine, command, "--mount", "--net") is { } boxed ? await machine.Commands.RunAsync(boxed, cancellationToken) : null;
        if (result is null || result.ExitCode == CouldNotMount || Sandbox.WasDenied(result))
        {
            return ProofResult.Skipped("systemd-networkd could not be run in namespaces of its own.");
        }

        var complaints = result.Error.Split('\n').Where(line => line.Contains("10-appliance-", StringComparison.Ordinal)).ToList();
        return complaints.Count == 0 && result.ExitCode is TimedOut or 0
            ? ProofResult.Holds("It reads all of them.")
            : ProofResult.Fails(complaints.Count > 0 ? string.Join('\n', complaints) : string.Join('\n', result.Tail(3)), "Look at the answers below network; a template under /etc/appliance/templates may be wrong too.");
    }
}
