using Appliance.Engine.Hosting;
using FluentAssertions;

namespace Appliance.Tests.Engine;

public sealed class EngineLogTests
{
    [Theory]
    [InlineData(true, "<4>one | <0>two\n")]
    [InlineData(false, "2026-01-02T03:04:05Z warning one | <0>two\n")]
    public void A_message_is_one_line_whatever_it_holds(bool journal, string expected)
    {
        using var output = new StringWriter();
        using var log = new EngineLog(output, journal, new Support.FixedTime(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));

        log.Warning("one\n<0>two");

        output.ToString().Should().Be(expected);
    }

    [Fact]
    public void The_journal_is_told_how_grave_a_message_is()
    {
        using var output = new StringWriter();
        using var log = new EngineLog(output, journal: true, TimeProvider.System);

        log.Information("a");
        log.Warning("b");
        log.Error("c");

        output.ToString().Should().Be("<6>a\n<4>b\n<3>c\n");
    }
}
