using System.Net;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Network.Checks;

/// <summary>The connection by which somebody works should live on.</summary>
/// <param name="sshConnection">SSH_CONNECTION of ssh(1): client's address and port, server's address and port.</param>
internal sealed class UplinkCheck(string? sshConnection) : Check(
    "network-uplink",
    "The connection in use is on the management network",
    "The management network keeps the connection by which it is set up: its bridge takes the address and the hardware address of the card. A connection over another address is not kept when its network changes.")
{
    public override bool AppliesTo(Site site) => NetworkSettings.From(site).ActsOnMachine;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var management = NetworkSettings.From(context.Site).Management;
        if (sshConnection?.Split(' ') is not [_, _, var server, ..] || !IPAddress.TryParse(server, out var address))
        {
            return Task.FromResult(CheckFinding.Skipped("There is no SSH connection."));
        }

        var carrier = context.Facts.Interfaces.FirstOrDefault(nic => nic.Addresses.Any(own => own.Address.Equals(address)))?.Name;
        var isManagement = carrier is not null && (carrier == management.Interface || carrier == management.Carrier || carrier == management.VlanDevice);
        return Task.FromResult(isManagement && (management.Dhcp || address.Equals(management.Address?.Address))
            ? CheckFinding.Passed($"It is to {address} on {carrier}, and stays.")
            : CheckFinding.Warning(
                $"The SSH connection is to {address}{(carrier is null ? "" : $" on {carrier}")}; the management network will be {management.Address?.ToString() ?? "DHCP"} on {management.Interface}.",
                "The connection may end when the network changes. The set-up goes on by itself; look at it from a console, or connect over the management network."));
    }
}
