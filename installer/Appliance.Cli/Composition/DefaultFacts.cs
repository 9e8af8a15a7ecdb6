using Appliance.Machines.Facts;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Composition;

/// <summary>What defaults may know, from the facts of the machine.</summary>
internal sealed class DefaultFacts(MachineFacts facts) : IDefaultFacts
{
    public string? Fqdn => facts.Fqdn;

    public string? DefaultInterface => facts.DefaultRoutes.Count > 0 ? facts.DefaultRoutes[0].Interface : null;

    public string? DefaultAddress => facts.Interfaces
        .FirstOrDefault(nic => nic.Name == DefaultInterface)?.Addresses
        .Where(a => !a.Address.IsIPv6LinkLocal)
        .Select(a => $"{a.Address}/{a.PrefixLength}")
        .FirstOrDefault();

    public string? Gateway => facts.DefaultRoutes.Count > 0 ? facts.DefaultRoutes[0].Gateway.ToString() : null;

    public IReadOnlyList<string> ActiveFirewalls => facts.Security.ActiveFirewalls;

    public IReadOnlyList<string> NameServers => facts.NameServers;
}
