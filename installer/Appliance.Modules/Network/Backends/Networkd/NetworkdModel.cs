namespace Appliance.Modules.Network.Backends.Networkd;

/// <summary>What only systemd-networkd's templates need.</summary>
internal static class NetworkdModel
{
    public static IReadOnlyDictionary<string, object?> Of(NetworkDevice device)
    {
        var model = DeviceModel.Of(device);
        model["bond_lines"] = (device.Members?.Options.Values ?? []).Select(Line).ToList();
        // Its carrier comes from its ports; without one it would never be configured.
        model["without_carrier"] = device is { Kind: DeviceKind.Bridge, Port: null, Address: not null };
        return model;
    }

    private static string Line(KeyValuePair<string, string> option)
    {
        var known = BondOptions.Known.First(candidate => candidate.Name == option.Key);
        var value = known.Networkd switch
        {
            "ARPIPTargets" => option.Value.Replace(',', ' '),
            "AllSlavesActive" or "DynamicTransmitLoadBalancing" => option.Value == "1" ? "yes" : "no",
            _ => option.Value + known.Unit,
        };
        return $"{known.Networkd}={value}";
    }
}
