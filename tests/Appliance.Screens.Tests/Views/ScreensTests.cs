using Appliance.Screens.Testing;
using Appliance.Screens.Tests.Support;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using FluentAssertions;

namespace Appliance.Screens.Tests.Views;

/// <summary>Whole screens at 80x24 as files in <c>expected</c>, on a serial line and on an xterm.</summary>
public sealed class ScreensTests
{
    private static readonly Choice[] Disks =
    [
        new("sda", "480 GB, SAMSUNG MZ7L3480, empty"),
        new("sdb", "8 TB, with a file system whose name is much too long to be shown here in full, as one can see"),
        new("nvme0n1"),
    ];

    public static TheoryData<string> Looks => ["ascii", "unicode"];

    [Theory]
    [MemberData(nameof(Looks))]
    public void A_page_with_one_of_everything(string look)
    {
        using var screen = Screen(look);
        var demo = new DemoScreen(screen.Loop);
        demo.Secret.Secret = "hunter2";
        screen.Show(demo);
        IsAsExpected(screen, "page", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void A_page_scrolled_to_its_end(string look)
    {
        using var screen = Screen(look);
        var demo = new DemoScreen(screen.Loop);
        demo.Fields.FocusLast();
        screen.Show(demo);
        IsAsExpected(screen, "page-end", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void A_table_with_more_rows_than_fit(string look)
    {
        using var screen = Screen(look);
        var table = new TableView(
            [new("Name", 12), new("Address"), new("State", 8), new("GB", 6, Right: true)],
            [.. Enumerable.Range(1, 40).Select(row => new TableRow([$"node{row:00}", $"10.0.0.{row} and a remark that is too long", row % 7 == 0 ? "failed" : "ready", $"{row * 3}"], row % 7 == 0 ? Role.Error : Role.Text))])
        {
            Selected = 25,
            WantedRows = 20,
        };
        IsAsExpected(screen.Show(new ViewScreen(table)), "table", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void A_dialog_with_a_form_over_a_page(string look)
    {
        using var screen = Screen(look);
        screen.Show(new DemoScreen(screen.Loop));
        var form = new Form(
        [
            new("Host name", new TextField { Text = "node1.example" }),
            new("Address", new TextField { Text = "10.0.0.300" }) { Message = new("An IPv4 address has four numbers from 0 to 255, such as 10.0.0.30.") },
            new("Password", new SecretField { Secret = "secret" }) { Message = new("Good", Role.Good) },
        ]);
        screen.Loop.Post(() => screen.Loop.Push(new Dialog("Add a node", "Its key is asked for when it is reached.", ["OK", "Cancel"], screen.Loop) { Body = form }));
        IsAsExpected(screen.Settle(), "dialog", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void A_list_to_choose_from(string look)
    {
        using var screen = Screen(look);
        var field = new ChoiceField("Disk for the storage domain", Disks, screen.Loop) { Chosen = 1 };
        screen.Show(new ViewScreen(field)).Type(" ");
        IsAsExpected(screen, "choice", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void A_run_with_its_bar_and_log(string look)
    {
        using var screen = Screen(look);
        var log = new TextPane { Follows = true, WantedRows = 10 };
        log.Show(Enumerable.Range(1, 30).Select(number => new TextLine($"line {number} of the log", number == 29 ? Role.Warning : Role.Text)));
        log.Append(new("a line that is longer than the screen is wide, because programs like to say all there is to say at once", Role.Error));
        var form = new Form(
        [
            new("All", new ProgressBar { Done = 0.42 }),
            new("This step", new ProgressBar { Done = 1 }),
            new("中文标签", new Label("中文字符占两个单元格，标签也必须对齐。这一行很长，所以要换行，换行时不能把一个字分成两半。")),
            new("Log", log) { Wide = true },
        ]);
        IsAsExpected(screen.Show(new ViewScreen(form)), "run", look);
    }

    private static TestScreen Screen(string look) => new(look == "ascii" ? Look.Serial : Look.Rich);

    private static void IsAsExpected(TestScreen screen, string name, string look)
    {
        Expectation.Is($"{name}.{look}", screen.Text);
        screen.Terminal.Mistakes.Should().BeEmpty();
    }
}
