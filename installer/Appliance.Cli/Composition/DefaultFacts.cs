using Appliance.Machines.Facts;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Composition;

/// <summary>What defaults may know, from the facts of the machine.</summary>
internal sealed class DefaultFacts(MachineFacts facts) : IDefaultFacts
{
    private readonly Uplink? _uplink = facts.FindUplink();

    public string? Fqdn => facts.Fqdn;

    public string? DefaultInterface => _uplink?.Interface;

    public string? DefaultAddress => _uplink?.Address is { } own ? $"{own.Address}/{own.PrefixLength}" : null;

    public bool DefaultAddressIsDynamic => _uplink?.Address?.IsDynamic ?? false;

    public int? DefaultVlan => _uplink?.Vlan;

    public string? Gateway => facts.DefaultRoutes.Count > 0 ? facts.DefaultRoutes[0].Gateway.ToString() : null;

    public IReadOnlyList<string> ActiveFirewalls => facts.Security.ActiveFirewalls;

    public IReadOnlyList<string> NameServers => facts.NameServers;
}
