using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Modules.Network.Backends.Ifcfg;
using Appliance.Modules.Network.Backends.Ifupdown;
using Appliance.Modules.Network.Backends.Networkd;
using Appliance.Modules.Network.Backends.NetworkManager;
using Appliance.Modules.Network.Backends.Nmstate;

namespace Appliance.Modules.Network.Backends;

/// <summary>All ways of giving a machine its network, and the one for a machine.</summary>
internal static class NetworkBackends
{
    public static IReadOnlyList<INetworkBackend> All { get; } =
        [new NetworkdBackend(), new IfupdownBackend(), new NetworkManagerBackend(), new IfcfgBackend(), new NmstateBackend()];

    /// <summary>The one that has the uplink now; systemd-networkd where nobody has.</summary>
    public static INetworkBackend For(MachineFacts facts, IMachine machine) => facts.NetworkProgram switch
    {
        NetworkProgram.Ifupdown => new IfupdownBackend(),
        NetworkProgram.NetworkScripts => new IfcfgBackend(),
        // Enterprise Linux's own tool for it, with which oVirt's agent works there.
        NetworkProgram.NetworkManager when facts.OperatingSystem.IsLike("rhel") && machine.Commands.Find("nmstatectl") is not null => new NmstateBackend(),
        NetworkProgram.NetworkManager => new NetworkManagerBackend(),
        _ => new NetworkdBackend(),
    };

    /// <exception cref="InvalidDataException">The name is of another version of this program.</exception>
    public static INetworkBackend Named(string name) => All.FirstOrDefault(backend => backend.Name == name)
        ?? throw new InvalidDataException($"This version does not know networks of `{name}`; use the version that made the change.");
}
