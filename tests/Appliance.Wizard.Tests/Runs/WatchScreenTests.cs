using Appliance.Contracts.Events;
using Appliance.Screens.Testing;
using Appliance.Wizard.Runs;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>Who looks on reads what is true of the run, and in which trial it is.</summary>
public sealed class WatchScreenTests : IDisposable
{
    private readonly TestScreen _screen = new();
    private readonly WatchScreen _watch;

    public WatchScreenTests()
    {
        _watch = new WatchScreen(_screen.Loop, WordCatalogue.Of(Language.English), "Appliance 1.0", "engine.test.org", () => { }, _screen.Time) { Trial = "/srv/trial", Beside = "A note." };
        _screen.Show(_watch);
    }

    public void Dispose() => _screen.Dispose();

    [Theory]
    [InlineData(EventKind.RunFinished, "The run has ended")]
    [InlineData(EventKind.RunFailed, "The run has failed")]
    [InlineData(EventKind.RunStopped, "The run was stopped")]
    public void A_run_that_is_over_does_not_go_on(EventKind end, string said)
    {
        _screen.Text.Should().Contain("No run has begun yet").And.Contain("trial in /srv/trial").And.Contain("A note.");
        Say([.. Samples.Begin()]);
        _screen.Text.Should().Contain("The run goes on without this screen; q leaves it.");
        Say([new RunEvent { Kind = end, Text = "The end." }, .. end == EventKind.RunFinished ? [new RunEvent { Kind = EventKind.Proven, Text = "It works." }] : Array.Empty<RunEvent>()]);
        _screen.Text.Should().Contain(said).And.NotContain("goes on without this screen");
    }

    [Fact]
    public void A_run_that_was_cut_off_does_not_go_on()
    {
        Say([.. Samples.Begin()]);
        _screen.Loop.Post(() => _watch.End("The run was cut off."));
        _screen.Settle();
        _screen.Text.Should().Contain("Nothing is at work any more").And.NotContain("goes on without this screen");
    }

    private void Say(params RunEvent[] events)
    {
        foreach (var value in events)
        {
            _watch.Publish(value);
        }

        _screen.Settle();
    }
}
