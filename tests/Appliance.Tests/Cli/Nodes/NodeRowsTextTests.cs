using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Modules.Nodes;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Cli.Nodes;

/// <summary>The rows of many nodes on a screen of 80 by 24.</summary>
public sealed class NodeRowsTextTests
{
    private static readonly Terminal Plain = new(TextWriter.Null, TextWriter.Null, TextReader.Null, true, HasColor: false);

    private static readonly Terminal Coloured = Plain with { HasColor = true };

    [Fact]
    public void Every_state_has_its_row()
    {
        var rows = Rows(6);
        rows[0].End(new EnrolmentResult("node1.test.org", EnrolmentOutcome.Enrolled, 12.4));
        rows[1].Take(Event("Install the packages", 3, 12), TimeProvider.System);
        rows[2].End(new EnrolmentResult("node3.test.org", EnrolmentOutcome.Failed, 3, "The host key of 10.0.200.3 has changed: it was SHA256:aaaa, it is SHA256:bbbb."));
        rows[3].End(new EnrolmentResult("node4.test.org", EnrolmentOutcome.Stopped, 60, "It was cut off."));
        rows[4].Take(Event("evil \e[2J\r\nsecond line"), TimeProvider.System);
        var lines = NodeRowsText.Lines(Plain, rows, "Stopping.", 80, 24, TimeProvider.System);
        Expectation.FileIs(Path.Combine(TestData.Beside("expected"), "rows.txt"), string.Join('\n', lines) + "\n");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 10)]
    [InlineData(20, 5)]
    public void No_line_is_wider_than_the_screen_and_no_row_below_it(int width, int height)
    {
        var rows = Rows(50);
        foreach (var row in rows)
        {
            row.Take(Event(new string('x', 200), 10, 12), TimeProvider.System);
        }

        var lines = NodeRowsText.Lines(Plain, rows, new string('n', 200), width, height, TimeProvider.System);
        lines.Should().OnlyContain(line => line.Length < width);
        lines.Count.Should().BeLessThan(height);
    }

    [Fact]
    public void Those_that_failed_stay_on_a_low_screen()
    {
        var rows = Rows(50);
        rows[49].End(new EnrolmentResult("node50.test.org", EnrolmentOutcome.Failed, 1, "No."));
        rows[20].Take(Event("Working"), TimeProvider.System);
        var lines = NodeRowsText.Lines(Plain, rows, null, 80, 5, TimeProvider.System);
        lines.Should().HaveCount(3);
        lines[0].Should().StartWith("node21.test.org running");
        lines[1].Should().StartWith("node50.test.org failed");
        lines[2].Should().Be("50 nodes: 48 waiting, 1 running, 1 failed");
    }

    [Fact]
    public void Colour_takes_no_room()
    {
        var rows = Rows(1);
        rows[0].Take(Event(new string('x', 200)), TimeProvider.System);
        NodeRowsText.Lines(Coloured, rows, null, 80, 24, TimeProvider.System)[0].Replace("\e[1m", "").Replace("\e[0m", "")
            .Should().Be(NodeRowsText.Lines(Plain, rows, null, 80, 24, TimeProvider.System)[0]);
    }

    private static List<NodeRow> Rows(int count) => [.. Enumerable.Range(1, count).Select(number => new NodeRow($"node{number}.test.org"))];

    private static RunEvent Event(string text, int? index = null, int? count = null) => new() { Kind = EventKind.StepStarted, Text = text, Index = index, Count = count };
}
