using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Screens.Tests.Support;

/// <summary>A screen with one of everything, laid out as a page of a wizard is.</summary>
internal sealed class DemoScreen : Layer
{
    private static readonly string[] Words = ["alpha", "beta", "gamma", "delta"];

    private readonly ScreenLoop _loop;
    private readonly PageList _pages = new() { Current = 1 };
    private readonly TitleBar _title = new("Demo 1.0", "host.example");
    private readonly KeyBar _keys = new() { Hints = [new("F1", "Help"), new("F2", "Shell"), new("F3", "Redraw"), new("Esc", "Back"), new("F10", "Leave")] };

    public DemoScreen(ScreenLoop loop)
    {
        _loop = loop;
        _pages.Pages = [new("Start", PageMark.Done), new("Network", PageMark.Errors), new("Storage"), new("Review")];
        Name = new TextField { Text = "host.example" };
        Table = new TableView(
            [new("Name", 10), new("Address"), new("MB", 8, Right: true)],
            [.. Enumerable.Range(0, 200).Select(row => new TableRow([$"eth{row}", $"10.0.0.{row}", $"{row * 10}"]))])
        {
            WantedRows = 8,
        };
        Table.Activated += row => loop.Push(Dialog.Message("Row", $"You chose {row}.", loop.Words, loop));
        Fields = new Form(
        [
            new("", new Label("What the machine is called and how it is reached. Every field has a help of its own.")) { Wide = true },
            new("Name", Name) { Message = new("A name needs a domain, such as host.example.") },
            new("Password", Secret),
            new("", new CheckBox("Use DHCP")),
            new("Mode", new ChoiceList([.. Words.Select(word => new Choice(word, $"what {word} means"))]) { Chosen = 1 }),
            new("Disk", new ChoiceField("Disk", [.. Words.Select(word => new Choice(word))], loop) { Chosen = 0 }) { Message = new("It is not empty.", Role.Warning) },
            new("Interfaces", Table) { Wide = true },
            new("", new ButtonRow([new("Next", () => _pages.Current = (_pages.Current + 1) % 4), new("Log", ShowLog)])),
        ]);
    }

    public TextField Name { get; }

    public SecretField Secret { get; } = new();

    public TableView Table { get; }

    public Form Fields { get; }

    public override bool CoversAll => true;

    public override void Draw(Region whole, Theme theme)
    {
        _title.Draw(whole.Row(0), theme, focused: false);
        _pages.Draw(whole.Part(0, 2, 16, whole.Height - 4), theme, focused: false);
        whole.Part(16, 1, 1, whole.Height - 2).Column(0, theme[Role.Border], theme.Glyphs);
        Fields.Draw(whole.Part(18, 2, whole.Width - 19, whole.Height - 4), theme, focused: true);
        _keys.Draw(whole.Row(whole.Height - 1), theme, focused: false);
    }

    public override bool Handle(KeyPress key)
    {
        if (!key.Is(Key.F1))
        {
            return Fields.Handle(key);
        }

        _loop.Push(Dialog.Message("Help", "What it means, what a good value is, and where the default came from.", _loop.Words, _loop));
        return true;
    }

    private void ShowLog()
    {
        var pane = new TextPane { Follows = true, WantedRows = 6 };
        pane.Show(Enumerable.Range(1, 60).Select(number => new TextLine($"line {number}")));
        _loop.Push(new Dialog("Log", "", ["Close"], _loop) { Body = pane });
    }
}
