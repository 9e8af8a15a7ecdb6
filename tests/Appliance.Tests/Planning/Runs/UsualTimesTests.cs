using Appliance.Planning.Runs;
using FluentAssertions;

namespace Appliance.Tests.Planning.Runs;

/// <summary>What steps took here counts more than what is shipped.</summary>
public sealed class UsualTimesTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_middle_one_of_the_last_five_counts() =>
        From([("a.b", 100), ("a.b", 100), ("a.b", 7), ("a.b", 1), ("a.b", 8), ("a.b", 3), ("a.b", 5)]).Of("a.b").Should().Be(5);

    [Fact]
    public void What_was_not_timed_here_has_the_shipped_time()
    {
        UsualTimes.Shipped.Of("database.cluster").Should().BePositive();
        From([("a.b", 1)]).Of("database.cluster").Should().Be(UsualTimes.Shipped.Of("database.cluster"));
        From([("database.cluster", 99)]).Of("database.cluster").Should().Be(99);
        UsualTimes.Shipped.Of("nodes.unheard-of").Should().BeNull();
    }

    [Fact]
    public void A_step_that_was_cut_off_and_done_another_day_is_not_timed()
    {
        JournalEntry[] entries =
        [
            new() { Time = Begin, Kind = JournalEntryKind.Intent, Step = "a.b" },
            new() { Time = Begin.AddDays(1), Kind = JournalEntryKind.Started },
            new() { Time = Begin.AddDays(1), Kind = JournalEntryKind.Done, Step = "a.b" },
        ];
        UsualTimes.From([new RunRecord(new RunFolder(null!, "run"), entries)]).Of("a.b").Should().BeNull();
    }

    internal static UsualTimes From(params (string Step, double Seconds)[] times) => UsualTimes.From(
    [
        .. times.Select(time => new RunRecord(new RunFolder(null!, "run"),
        [
            new() { Time = Begin, Kind = JournalEntryKind.Intent, Step = time.Step },
            new() { Time = Begin.AddSeconds(time.Seconds), Kind = JournalEntryKind.Done, Step = time.Step },
        ])),
    ]);
}
