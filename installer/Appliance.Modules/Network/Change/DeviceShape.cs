using Appliance.Machines.Network;
using Appliance.Modules.Network.Backends;

namespace Appliance.Modules.Network.Change;

/// <summary>
/// What a device that is not a card is made with and keeps. systemd-networkd leaves one that is there as it is, and a bond's
/// mode cannot be changed while it has members: it has to be made anew.
/// </summary>
internal sealed record DeviceShape(string Kind, string? BondMode, int? Vlan, string? Lower)
{
    /// <returns>Null for a card.</returns>
    public static DeviceShape? Of(LinkState link) => link.Kind is { } kind ? new DeviceShape(kind, link.BondMode, link.Vlan, kind == "vlan" ? link.Lower : null) : null;

    /// <returns>Null for a card.</returns>
    public static DeviceShape? Of(NetworkDevice device) =>
        device.IsNic ? null : new DeviceShape(device.KindWord, device.Members is { } bond ? DeviceModel.Word(bond.Mode) : null, device.Vlan, device.Lower);

    /// <summary>Those that are there with another shape than they shall have.</summary>
    public static IEnumerable<string> Misshapen(IEnumerable<(string Name, DeviceShape? Shape)> wanted, NetworkState state) =>
        wanted.Where(device => device.Shape is not null && state.Find(device.Name) is { } link && Of(link) != device.Shape).Select(device => device.Name);
}
