using System.Collections;
using Appliance.Screens.Keys;
using Appliance.Screens.Tests.Support;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using FluentAssertions;

namespace Appliance.Screens.Tests.Views;

public sealed class ListViewsTests
{
    [Fact]
    public void A_table_asks_only_for_the_rows_that_are_seen()
    {
        var rows = new CountingRows(200);
        var table = new TableView([new("Name")], rows);
        table.Selected = 109;
        Drawn.Text(40, 11, table).Should().Contain("> row 109");
        rows.Asked.Should().BeEquivalentTo(Enumerable.Range(100, 10));
    }

    [Fact]
    public void A_table_moves_by_rows_and_pages_and_tells_which_row_was_chosen()
    {
        var chosen = -1;
        var table = new TableView([new("Name")], new CountingRows(200));
        table.Activated += row => chosen = row;
        Drawn.Text(40, 11, table);
        Press(table, Key.Down, Key.PageDown, Key.Down, Key.Up, Key.PageDown, Key.Enter);
        chosen.Should().Be(19);
        Press(table, Key.Home);
        table.Handle(Key.Up).Should().BeFalse("Up leads out of it");
        Drawn.Text(40, 3, table).Should().Be("  Name\n> row 0\n  row 1".PadRight(54) + "v\n");
    }

    [Fact]
    public void A_table_without_rows_says_so()
    {
        var table = new TableView([new("Name")], []) { Empty = "No nodes" };
        table.Handle(Key.Enter).Should().BeFalse();
        table.Handle(Key.Down).Should().BeFalse();
        table.Selected.Should().Be(-1);
        Drawn.Text(20, 3, table).Should().Be("  Name\n  No nodes\n\n");
    }

    [Fact]
    public void The_selected_row_stays_in_sight_when_rows_go()
    {
        var table = new TableView([new("Name")], new CountingRows(50)) { Selected = 45 };
        Drawn.Text(20, 6, table);
        table.Rows = new CountingRows(3);
        table.Selected.Should().Be(2);
        Drawn.Text(20, 6, table).Should().Be("  Name\n  row 0\n  row 1\n> row 2\n\n\n");
    }

    [Fact]
    public void A_log_is_followed_until_somebody_scrolls_up_and_again_from_the_end()
    {
        var pane = new TextPane { Follows = true };
        Append(pane, 1, 10);
        Drawn.Text(20, 3, pane).Should().Contain("line 10");
        Press(pane, Key.Up);
        Append(pane, 11, 20);
        Drawn.Text(20, 3, pane).Should().Contain("line 9").And.NotContain("line 20");
        Press(pane, Key.End);
        Append(pane, 21, 22);
        Drawn.Text(20, 3, pane).Should().Contain("line 22");
    }

    [Fact]
    public void A_log_keeps_its_last_lines_only()
    {
        var pane = new TextPane { Follows = true, Longest = 100 };
        Drawn.Text(20, 3, pane);
        Append(pane, 1, 1000);
        pane.HeightAt(20).Should().BeInRange(100, 125);
        Drawn.Text(20, 3, pane).Should().Contain("line 1000");
    }

    [Fact]
    public void Moving_in_a_list_of_choices_chooses_nothing()
    {
        var list = new ChoiceList([new("one"), new("two", "the second")]) { Chosen = 0 };
        Press(list, Key.Down);
        list.Handle(Key.Down).Should().BeFalse("Down leads out of it");
        list.Chosen.Should().Be(0);
        Press(list, KeyPress.Of(' '));
        Drawn.Text(30, 2, list).Should().Be("( ) one\n(*) two  the second\n");
        list.Handle(Key.Enter).Should().BeFalse("it is chosen already: on to the next field");
    }

    [Fact]
    public void The_state_of_a_page_is_a_mark()
    {
        var list = new PageList { Pages = [new("Start", PageMark.Done), new("Network", PageMark.Errors), new("Review")], Current = 1 };
        Drawn.Text(14, 3, list).Should().Be(" + Start\n*! Network\n   Review\n");
    }

    [Fact]
    public void Keys_that_do_not_fit_are_left_out_whole()
    {
        var bar = new KeyBar { Hints = [new("F1", "Help"), new("F2", "Shell"), new("F10", "Leave")] };
        Drawn.Line(19, bar).Should().Be("F1 Help  F2 Shell");
        Drawn.Line(28, bar).Should().Be("F1 Help  F2 Shell  F10 Leave");
    }

    [Theory]
    [InlineData(0, "[.............]   0%")]
    [InlineData(0.5, "[######.......]  50%")]
    [InlineData(0.999, "[############.]  99%")]
    [InlineData(1, "[#############] 100%")]
    [InlineData(7, "[#############] 100%")]
    [InlineData(double.NaN, "[.............]   0%")]
    public void A_bar_is_full_only_when_all_is_done(double done, string shown)
    {
        Drawn.Line(20, new ProgressBar { Done = done }).Should().Be(shown);
    }

    [Fact]
    public void The_right_end_of_a_title_is_never_cut()
    {
        Drawn.Line(24, new TitleBar("A product with a long name", "host.example")).Should().Be(" A produc~ host.example");
    }

    private static void Append(TextPane pane, int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            pane.Append(new TextLine($"line {number}", Role.Text));
        }
    }

    private static void Press(View view, params KeyPress[] keys)
    {
        foreach (var key in keys)
        {
            view.Handle(key).Should().BeTrue();
        }
    }

    private sealed class CountingRows(int count) : IReadOnlyList<TableRow>
    {
        public HashSet<int> Asked { get; } = [];

        public int Count => count;

        public TableRow this[int index]
        {
            get
            {
                Asked.Add(index);
                return new TableRow([$"row {index}"]);
            }
        }

        public IEnumerator<TableRow> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
    }
}
