using Appliance.Nodes.Engines;
using FluentAssertions;

namespace Appliance.Tests.Nodes.Engines;

public sealed class EngineAddressTests
{
    [Theory]
    [InlineData("engine.test.org", "engine.test.org:7443")]
    [InlineData("Engine.Test.Org:10444", "engine.test.org:10444")]
    [InlineData("https://engine.test.org/", "engine.test.org:7443")]
    [InlineData("https://engine.test.org:10444/ovirt-engine/", "engine.test.org:10444")]
    [InlineData("10.0.200.93", "10.0.200.93:7443")]
    [InlineData("fd00::93", "[fd00::93]:7443")]
    [InlineData("[fd00::93]:10444", "[fd00::93]:10444")]
    public void Names_addresses_and_URLs_are_taken(string text, string address)
    {
        EngineAddress.TryParse(text, out var parsed, out _).Should().BeTrue();
        parsed!.ToString().Should().Be(address);
        EngineAddress.TryParse(parsed.ToString(), out var again, out _).Should().BeTrue();
        again.Should().Be(parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://engine.test.org")]
    [InlineData("engine.test.org:0")]
    [InlineData("engine.test.org:65536")]
    [InlineData("engine.test.org:web")]
    [InlineData("engine test")]
    [InlineData("[fd00::93")]
    public void Anything_else_is_told(string text)
    {
        EngineAddress.TryParse(text, out _, out var problem).Should().BeFalse();
        problem.Should().NotBeNullOrEmpty();
    }
}
