using System.Diagnostics;
using System.Globalization;

namespace Appliance.Lab;

/// <summary>
/// A switch with nothing but lab machines on it: a bridge in a network namespace of its own, with no route out and
/// unseen by the build machine.
/// </summary>
public sealed class LabNetwork : IAsyncDisposable
{
    private readonly string nameSpace;
    private int ports;

    private LabNetwork(string nameSpace) => this.nameSpace = nameSpace;

    internal static async Task<LabNetwork> CreateAsync(string nameSpace, CancellationToken cancellationToken)
    {
        await NetworkNamespace.AddAsync(nameSpace, cancellationToken);
        await HostCommand.ReadAsync(cancellationToken, "ip", "-n", nameSpace, "link", "add", "switch", "type", "bridge");
        await HostCommand.ReadAsync(cancellationToken, "ip", "-n", nameSpace, "link", "set", "switch", "up");
        return new LabNetwork(nameSpace);
    }

    /// <summary>Gives the switch an address, so that programs run with <see cref="RunAsync"/> can reach machines.</summary>
    /// <param name="address">With its prefix length: <c>10.0.200.1/24</c>.</param>
    public Task AddAddressAsync(string address, CancellationToken cancellationToken) =>
        HostCommand.ReadAsync(cancellationToken, "ip", "-n", nameSpace, "address", "add", address, "dev", "switch");

    /// <summary>Runs a program of the build machine inside this network, for example <c>curl</c> or <c>ssh</c>.</summary>
    public Task<CommandOutcome> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        HostCommand.RunAsync(["nsenter", $"--net={NetworkNamespace.PathOf(nameSpace)}", "--", .. arguments], cancellationToken: cancellationToken);

    /// <summary>Starts a program inside this network and leaves it running; the caller ends it.</summary>
    public Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("nsenter", [$"--net={NetworkNamespace.PathOf(nameSpace)}", "--", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    public async ValueTask DisposeAsync() => await NetworkNamespace.RemoveAsync(nameSpace, CancellationToken.None);

    /// <summary>Plugs a cable from a new port into a machine's namespace, where its end has the NIC's name.</summary>
    /// <returns>The port, to unplug it.</returns>
    internal async Task<string> PlugAsync(string machineNamespace, LabNic nic, CancellationToken cancellationToken)
    {
        var port = string.Create(CultureInfo.InvariantCulture, $"port{Interlocked.Increment(ref ports)}");
        string[] mac = nic.Mac is null ? [] : ["address", nic.Mac];
        await HostCommand.ReadAsync(cancellationToken,
            ["ip", "-n", nameSpace, "link", "add", port, "type", "veth", "peer", "name", nic.Name, .. mac, "netns", machineNamespace]);
        await HostCommand.ReadAsync(cancellationToken, "ip", "-n", nameSpace, "link", "set", port, "master", "switch", "up");
        return port;
    }

    /// <summary>Cuts a cable or mends it, at the switch: the machine's end loses its carrier.</summary>
    internal Task SetPortAsync(string port, bool up, CancellationToken cancellationToken) =>
        HostCommand.ReadAsync(cancellationToken, "ip", "-n", nameSpace, "link", "set", port, up ? "up" : "down");

    internal Task UnplugAsync(string port, CancellationToken cancellationToken) =>
        HostCommand.RunAsync(["ip", "-n", nameSpace, "link", "del", port], cancellationToken: cancellationToken);
}
