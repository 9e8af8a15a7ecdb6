using System.Security.Cryptography;
using System.Text;

namespace Appliance.Modules.Network.Backends.NetworkManager;

/// <summary>What only NetworkManager's template needs.</summary>
internal static class ConnectionModel
{
    public static IReadOnlyDictionary<string, object?> Of(NetworkDevice device)
    {
        var model = DeviceModel.Of(device);
        var is6 = model["is_version6"] is true;
        model["id"] = $"appliance-{device.Name}";
        model["uuid"] = Uuid(device.Name);
        model["type"] = device.IsNic ? "ethernet" : device.KindWord;
        model["is_port"] = device.Bond is not null || device.Bridge is not null;
        model["method4"] = device.Dhcp ? "auto" : device.Address is not null && !is6 ? "manual" : "disabled";
        model["method6"] = device.Dhcp ? "auto" : is6 ? "manual" : device.Address is not null ? "link-local" : "disabled";
        model["servers4"] = device.NameServers.Where(server => !server.Contains(':', StringComparison.Ordinal)).ToList();
        model["servers6"] = device.NameServers.Where(server => server.Contains(':', StringComparison.Ordinal)).ToList();
        return model;
    }

    // The same at each run; its kind is 8, one's own way of making them (RFC 9562, section 5.8).
    public static string Uuid(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("appliance network " + name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
