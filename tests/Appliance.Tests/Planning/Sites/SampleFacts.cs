using Appliance.Planning.Sites;

namespace Appliance.Tests.Planning.Sites;

internal sealed record SampleFacts(string? Fqdn = "here.test.org", string? DefaultInterface = "eth0") : IDefaultFacts
{
    public string? DefaultAddress => "10.0.200.93/24";

    public string? Gateway => "10.0.200.1";

    public IReadOnlyList<string> ActiveFirewalls => [];

    public IReadOnlyList<string> NameServers => [];
}
