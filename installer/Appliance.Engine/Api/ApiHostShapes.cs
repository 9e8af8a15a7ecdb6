using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Appliance.Contracts.Api;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Inventories;

namespace Appliance.Engine.Api;

/// <summary>Hosts and their interfaces in the shapes of oVirt's API v4.</summary>
internal static class ApiHostShapes
{
    public static ApiHost Host(HostRow row) => new()
    {
        Address = row.Address,
        Certificate = Certificate(row),
        Cpu = row.Facts is { } cpu ? new ApiCpu(cpu.CpuModel, new ApiCpuTopology(ApiShapes.Number(cpu.CpuThreads))) : null,
        HardwareInformation = row.MachineId is { } machine ? new ApiHardwareInformation(machine) : null,
        Memory = row.Facts is { } memory ? ApiShapes.Number(memory.Memory) : null,
        Os = row.Facts is { } os ? new ApiOperatingSystem(os.OperatingSystem, new ApiFullVersion(os.Kernel)) : null,
        PowerManagement = row.Power is { } power ? Power(power) : null,
        Status = row.Status,
        StatusDetail = row.Remarks,
        Version = row.Facts is { } facts ? new ApiFullVersion(facts.Version) : null,
        Cluster = ApiShapes.Reference("clusters", row.ClusterId),
        Link = [new ApiLink(ApiShapes.Href("hosts", row.Id) + "/nics", "nics")],
        Name = row.Name,
        Href = ApiShapes.Href("hosts", row.Id),
        Id = row.Id.ToString(),
    };

    /// <summary>NICs, bonds and VLANs; a bridge is no interface in oVirt's API, its address is shown where it leads out.</summary>
    public static ApiHostNics Nics(HostRow row)
    {
        var all = row.Facts?.Interfaces ?? [];
        return new ApiHostNics([.. all.Where(nic => nic.Kind != "bridge").Select(nic => Nic(row, nic, all))]);
    }

    private static ApiHostNic Nic(HostRow row, NodeInterface nic, IReadOnlyList<NodeInterface> all)
    {
        var bridge = all.FirstOrDefault(other => other.Name == nic.Master && other.Kind == "bridge");
        var members = all.Where(other => other.Master == nic.Name).ToList();
        return new ApiHostNic
        {
            BaseInterface = nic.Vlan is null ? null : nic.Name.Split('.')[0],
            Bonding = nic.Kind == "bond" ? new ApiBonding(new ApiBondSlaves([.. members.Select(member => Reference(row.Id, member.Name))])) : null,
            Bridged = ApiShapes.Truth(bridge is not null),
            Ip = (bridge ?? nic).Addresses.Select(Ip).FirstOrDefault(),
            Mac = nic.Mac is { } mac ? new ApiMac(mac) : null,
            Mtu = ApiShapes.Number(nic.Mtu),
            Status = nic.IsUp ? "up" : "down",
            Vlan = nic.Vlan is { } tag ? new ApiVlan(ApiShapes.Number(tag)) : null,
            Host = ApiShapes.Reference("hosts", row.Id),
            Name = nic.Name,
            Href = Reference(row.Id, nic.Name).Href,
            Id = Reference(row.Id, nic.Name).Id,
        };
    }

    private static ApiPowerManagement Power(HostPower power) => new()
    {
        Enabled = ApiShapes.Truth(true),
        Type = power.Type,
        Address = power.Address,
        Username = power.User,
        Options = power.Options.Count == 0 ? null : new ApiPowerOptions([.. power.Options.Select(option => new ApiOption(option.Key, option.Value))]),
    };

    private static ApiCertificate? Certificate(HostRow row)
    {
        if (row.Certificate is not { } pem)
            return null;
        using var certificate = X509Certificate2.CreateFromPem(pem);
        // Read back as it is written: O=…,CN=….
        var organization = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .FirstOrDefault(part => part.GetSingleElementType().Value == "2.5.4.10")?.GetSingleElementValue() ?? "";
        return new ApiCertificate(organization, certificate.SubjectName.Decode(X500DistinguishedNameFlags.None));
    }

    private static ApiIp? Ip(string address)
    {
        var (text, length) = address.Split('/', 2) is [var before, var after] ? (before, after) : (address, "");
        if (!IPAddress.TryParse(text, out var ip))
            return null;
        if (ip.AddressFamily == AddressFamily.InterNetworkV6)
            return new ApiIp(text, length.Length > 0 ? length : null, "v6");
        return new ApiIp(text, int.TryParse(length, out var bits) && bits is >= 0 and <= 32 ? Mask(bits) : null, "v4");
    }

    private static string Mask(int bits) =>
        new IPAddress(BitConverter.GetBytes(IPAddress.HostToNetworkOrder(bits == 0 ? 0 : (int)(uint.MaxValue << (32 - bits))))).ToString();

    /// <summary>Interfaces have no ids of their own: one is made of the host's and the name, the same each time.</summary>
    private static ApiReference Reference(Guid host, string nic)
    {
        var id = new Guid(SHA256.HashData([.. host.ToByteArray(), .. Encoding.UTF8.GetBytes(nic)]).AsSpan(0, 16));
        return new ApiReference($"{ApiShapes.Href("hosts", host)}/nics/{id}", id.ToString());
    }
}
