using Appliance.Contracts.Events;
using Appliance.Planning.Events;
using Appliance.Planning.Runs;
using Appliance.Screens.Testing;
using Appliance.Tests.Planning.Runs;
using FluentAssertions;

namespace Appliance.Tests.Planning.Events;

/// <summary>Long work says how long it has taken and how long it usually takes.</summary>
public sealed class StillAtItTests : IEventSink, IDisposable
{
    private readonly ManualTime _time = new();
    private readonly List<RunEvent> _said = [];
    private readonly StillAtIt _events;

    public StillAtItTests() => _events = new StillAtIt(this, Usual(("database.packages", 60)), _time);

    void IEventSink.Publish(RunEvent value) => _said.Add(value);

    public void Dispose() => _events.Dispose();

    [Fact]
    public void A_step_that_takes_long_is_told_less_and_less_often()
    {
        Begin("database.packages");
        _time.Advance(TimeSpan.FromMinutes(5));
        Told().Select(value => value.Seconds).Should().Equal(10, 20, 30, 45, 67.5, 101.25, 151.875, 211.875, 271.875);
        Told().Should().OnlyContain(value => value.UsualSeconds == 60 && value.Id == "database.packages");
        Told().First().Text.Should().Be("still at it, 10 s, usually 60 s");
    }

    [Fact]
    public void What_nobody_has_timed_is_told_without_a_usual_time()
    {
        Begin("nodes.unheard-of");
        _time.Advance(TimeSpan.FromSeconds(11));
        Told().Should().ContainSingle().Which.Text.Should().Be("still at it, 10 s");
    }

    [Theory]
    [InlineData(EventKind.StepDone)]
    [InlineData(EventKind.StepFailed)]
    [InlineData(EventKind.RunStopped)]
    public void After_its_end_nothing_is_told(EventKind end)
    {
        Begin("database.packages");
        _events.Publish(new RunEvent { Kind = end, Text = "" });
        _time.Advance(TimeSpan.FromHours(1));
        Told().Should().BeEmpty();
    }

    [Fact]
    public void A_step_that_begins_carries_its_usual_time()
    {
        Begin("database.packages");
        _said.Should().ContainSingle().Which.UsualSeconds.Should().Be(60);
    }

    private static UsualTimes Usual(params (string Step, double Seconds)[] times) => UsualTimesTests.From(times);

    private IEnumerable<RunEvent> Told() => _said.Where(value => value.Kind == EventKind.StepRunning);

    private void Begin(string step) => _events.Publish(new RunEvent { Kind = EventKind.StepStarted, Id = step, Text = "Install PostgreSQL" });
}
