using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using FluentAssertions;

namespace Appliance.Tests.Cli.Output;

/// <summary>Guards against a run that dies with the terminal it was started on.</summary>
public sealed class LastingEventsTests
{
    [Fact]
    public void An_output_that_is_gone_does_not_stop_the_run()
    {
        var output = new LastingEvents(new JsonEvents(new StreamWriter(new FileStream("/dev/full", FileMode.Open, System.IO.FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))));
        var say = () => output.Publish(new RunEvent { Kind = EventKind.Message, Text = "one more step" });

        say.Should().NotThrow();
        say.Should().NotThrow();
    }
}
