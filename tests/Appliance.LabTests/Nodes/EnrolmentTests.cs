using Appliance.Lab;
using Appliance.LabTests.Lab;
using Appliance.LabTests.Setup;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Nodes;

/// <summary>A site grows: two nodes pushed, one pulled; all are rebooted and are still there.</summary>
[Collection(LabCollection.Name)]
public sealed class EnrolmentTests(LabFixture fixture, ITestOutputHelper trail)
{
    [SkippableFact(typeof(LabUnavailableException))]
    public async Task Two_servers_are_pushed_and_one_pulls_itself_in()
    {
        await using var site = await NodeSite.StartAsync(fixture, trail);
        var one = await site.AddServerAsync(72);
        await site.DeclareAsync($"{{ name: node72.test.org, address: 10.0.200.72, ssh: {{ hostKey: \"{await site.HostKeyAsync(one)}\" }}, network: {{ networks: [{{ name: storage, interface: em2, address: 192.168.25.72/24 }}] }} }}");

        var added = await site.ApplianceAsync("node", "add", "--offline");
        trail.WriteLine(added.Output + added.Error);
        added.ShouldEndWith(0);
        await site.ShouldBecomeAsync("node72.test.org", "up");
    }
}
