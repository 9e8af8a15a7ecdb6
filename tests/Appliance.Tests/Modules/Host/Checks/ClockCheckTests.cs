using Appliance.Modules.Host.Checks;
using Appliance.Planning.Checks;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host.Checks;

public sealed class ClockCheckTests
{
    [Theory]
    [InlineData(true, "[]", null, CheckOutcome.Passed)]
    [InlineData(false, "[]", null, CheckOutcome.Warning)]
    [InlineData(null, "[]", null, CheckOutcome.Warning)]
    [InlineData(false, "[10.0.200.1]", null, CheckOutcome.Passed)]
    [InlineData(null, "[10.0.200.1]", null, CheckOutcome.Passed)]
    [InlineData(null, "[]", "lxc", CheckOutcome.Skipped)]
    [InlineData(false, "[]", "lxc", CheckOutcome.Warning)]
    [InlineData(true, "[]", "lxc", CheckOutcome.Passed)]
    [InlineData(true, "[10.0.200.1]", "lxc", CheckOutcome.Warning)]
    public async Task The_clock_follows_somebody_or_will(bool? synchronized, string servers, string? container, CheckOutcome expected)
    {
        var facts = HostSite.Facts with { ClockSynchronized = synchronized, Hardware = HostSite.Facts.Hardware with { Container = container } };
        var finding = await HostSite.FindAsync(new ClockCheck(), facts, HostSite.Of($"time.servers={servers}"));
        finding.Outcome.Should().Be(expected, finding.Seen);
    }
}
