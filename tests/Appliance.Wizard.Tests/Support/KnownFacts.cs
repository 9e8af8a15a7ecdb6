using Appliance.Planning.Sites;

namespace Appliance.Wizard.Tests.Support;

/// <summary>A machine whose facts are always the same.</summary>
internal sealed class KnownFacts : IDefaultFacts
{
    public string? Fqdn => "engine.test.org";

    public string? DefaultInterface => "em1";

    public string? DefaultAddress => "10.0.200.93/24";

    public int? DefaultVlan { get; init; }

    public string? Gateway => "10.0.200.1";

    public IReadOnlyList<string> ActiveFirewalls => ["nftables"];

    public IReadOnlyList<string> NameServers => ["10.0.200.1"];
}
