using System.Net;
using Appliance.Engine.Nodes;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class EngineNamesTests(PostgresFixture postgres)
{
    [SkippableFact]
    public async Task An_address_at_which_a_node_reached_the_engine_is_the_engines()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var names = new EngineNames(engine.Configuration);
        names.Has(IPAddress.Parse("10.9.8.7")).Should().BeTrue("its certificate has it");
        names.Has(IPAddress.Parse("192.168.25.93")).Should().BeFalse();

        names.ReachedAt(IPAddress.Parse("::ffff:192.168.25.93"));

        names.Has(IPAddress.Parse("192.168.25.93")).Should().BeTrue();
    }
}
