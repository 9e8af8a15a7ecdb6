using System.Diagnostics;
using Appliance.Screens.Keys;
using Appliance.Wizard.Pages.Fields;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;
using Xunit.Abstractions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>A table of 200 nodes answers at once: counted work, and the time told for who wants to know.</summary>
public sealed class TableWorkTests(ITestOutputHelper output)
{
    [Fact]
    public void Moving_over_200_nodes_builds_no_site_and_makes_only_the_rows_that_come_into_sight()
    {
        using var wizard = With200Nodes();
        var rows = RowsOf(wizard);
        var made = rows.Made;
        made.Should().BeLessThan(30);
        wizard.Builds = 0;
        wizard.Press([.. Enumerable.Repeat<KeyPress>(Key.Up, 100)]);
        wizard.Builds.Should().Be(0);
        (rows.Made - made).Should().BeLessThan(105, "a row is made when it comes into sight");
    }

    [Fact]
    public void A_character_typed_into_a_row_builds_one_site()
    {
        using var wizard = With200Nodes();
        wizard.Press(Key.Enter, Key.End);
        var (rows, drawn) = (RowsOf(wizard), wizard.Screen.Loop.Draws);
        (wizard.Builds, var made) = (0, rows.Made);
        wizard.Type("x");
        wizard.Builds.Should().Be(1);
        (wizard.Screen.Loop.Draws - drawn).Should().Be(1);
        (rows.Made - made).Should().BeLessThan(15, "those that are seen");
    }

    [Fact]
    public void The_time_from_key_to_screen_is_told()
    {
        using var wizard = With200Nodes();
        Tell("move", () => wizard.Press(Key.Up));
        wizard.Press(Key.Enter, Key.End);
        Tell("type", () => wizard.Press(KeyPress.Of('x'), Key.Backspace), keys: 2);
    }

    private static TestWizard With200Nodes()
    {
        var wizard = new TestWizard();
        wizard.At("nodes.hosts").Paste(string.Join('\n', Enumerable.Range(1, 200).Select(i => $"node{i}.test.org=10.0.{i / 250}.{(i % 250) + 1}")));
        return wizard;
    }

    private static RecordRows RowsOf(TestWizard wizard) => ((TableAnswer)((AnswerForm)wizard.Page("nodes").Body).Focused!).Rows;



    private void Tell(string what, Action action, int keys = 1)
    {
        var times = Enumerable.Range(0, 30).Select(_ =>
        {
            var begun = Stopwatch.GetTimestamp();
            action();
            return Stopwatch.GetElapsedTime(begun).TotalMilliseconds / keys;
        }).Order().ToList();
        output.WriteLine($"{what}: best {times[0]:0.0} ms, median {times[times.Count / 2]:0.0} ms, worst {times[^1]:0.0} ms");
    }
}
