using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Testing;
using Appliance.Screens.Tests.Support;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using FluentAssertions;

namespace Appliance.Screens.Tests.Loop;

public sealed class ScreenLoopTests : IDisposable
{
    private static readonly ScreenWords Words = new((now, least) => $"The window is {now.Columns}x{now.Rows}; at least {least.Columns}x{least.Rows} is needed.", "OK", "Cancel");

    private readonly TestScreen _screen = new(words: Words);

    private VirtualTerminal Terminal => _screen.Terminal;

    [Fact]
    public void While_nothing_happens_nothing_is_drawn_and_nothing_sent()
    {
        _screen.Show(new DemoScreen(_screen.Loop));
        var (draws, bytes) = (_screen.Loop.Draws, Terminal.BytesWritten);
        _screen.Wait(TimeSpan.FromHours(1));
        _screen.Press(Key.F12);
        (_screen.Loop.Draws, Terminal.BytesWritten).Should().Be((draws, bytes));
    }

    [Fact]
    public void A_key_is_drawn_once_and_in_few_bytes()
    {
        _screen.Show(new DemoScreen(_screen.Loop));
        var (draws, bytes) = (_screen.Loop.Draws, Terminal.BytesWritten);
        _screen.Type("x");
        _screen.Loop.Draws.Should().Be(draws + 1);
        (Terminal.BytesWritten - bytes).Should().BeInRange(1, 40);
    }

    [Fact]
    public void Many_keys_at_once_are_drawn_once()
    {
        var demo = new DemoScreen(_screen.Loop);
        _screen.Show(demo);
        var draws = _screen.Loop.Draws;
        for (var number = 0; number < 100; number++)
        {
            Terminal.Type("ab");
        }

        _screen.Settle();
        demo.Name.Text.Should().HaveLength("host.example".Length + 200);
        _screen.Loop.Draws.Should().BeLessThanOrEqualTo(draws + 1);
    }

    [Fact]
    public void Moving_through_a_long_table_sends_what_changed_and_not_the_screen()
    {
        var demo = new DemoScreen(_screen.Loop);
        _screen.Show(demo);
        demo.Fields.FocusOn(demo.Fields.Items.Single(item => item.View == demo.Table));
        _screen.Press(Key.Down);
        var bytes = Terminal.BytesWritten;
        _screen.Press(Key.Down);
        (Terminal.BytesWritten - bytes).Should().BeInRange(1, 600);
        _screen.Press(Key.End).Text.Should().Contain("> eth199");
    }

    [Fact]
    public void A_lone_Esc_arrives_when_nothing_follows_in_time()
    {
        var keys = Recording();
        _screen.Type("\e");
        keys.Should().BeEmpty();
        _screen.Wait(TimeSpan.FromMilliseconds(49));
        keys.Should().BeEmpty();
        _screen.Wait(TimeSpan.FromMilliseconds(1));
        keys.Should().Equal(Key.Escape);
    }

    [Fact]
    public void A_sequence_in_two_parts_is_one_key_though_the_timer_was_due_meanwhile()
    {
        var keys = Recording();
        _screen.Type("\e");
        Terminal.Type("[A\e");
        _screen.Time.Advance(TimeSpan.FromSeconds(1));
        _screen.Settle().Type("[B");
        keys.Should().Equal(Key.Up, Key.Down);
    }

    [Fact]
    public void A_window_that_is_too_small_says_so_and_all_goes_on_when_it_grows()
    {
        var demo = new DemoScreen(_screen.Loop);
        _screen.Show(demo).Type("1");
        var before = _screen.Text;
        _screen.Resize(60, 20).Text.Trim().Should().Be("The window is 60x20; at least 80x24 is needed.");
        _screen.Type("lost");
        Terminal.Cursor.Should().BeNull();
        _screen.Resize(80, 24).Text.Should().Be(before);
        _screen.Resize(200, 70).Text.Should().Contain("host.example1");
    }

    [Fact]
    public void A_storm_of_sizes_ends_with_the_right_screen()
    {
        _screen.Show(new DemoScreen(_screen.Loop));
        var before = _screen.Text;
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            Terminal.Resize(random.Next(1, 200), random.Next(1, 60));
            if (random.Next(4) == 0)
            {
                _screen.Press(Key.Tab);
            }
        }

        _screen.Loop.Draws.Should().BeLessThan(300);
        _screen.Resize(80, 24);
        var after = _screen.Text;
        _screen.Press(Key.F3).Text.Should().Be(after);
        after.Split('\n')[0].Should().Be(before.Split('\n')[0]);
        Terminal.Mistakes.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Key.F3, ' ')]
    [InlineData(Key.Character, 'l')]
    public void What_something_else_wrote_is_drawn_over_when_asked(Key key, char letter)
    {
        _screen.Show(new DemoScreen(_screen.Loop));
        var before = _screen.Text;
        Terminal.Write("\e[HBroadcast message from root"u8);
        _screen.Press(key == Key.Character ? KeyPress.Control(letter) : key).Text.Should().Be(before);
    }

    [Fact]
    public void Shortcuts_see_keys_first_and_Control_C_in_a_small_window_too()
    {
        var keys = Recording();
        var seen = new List<KeyPress>();
        _screen.Loop.Shortcuts = key =>
        {
            seen.Add(key);
            return key.IsControl('c');
        };
        _screen.Press(KeyPress.Control('c'), KeyPress.Of('a'));
        _screen.Resize(20, 5).Press(KeyPress.Control('c'), KeyPress.Of('b'));
        seen.Should().Equal(KeyPress.Control('c'), KeyPress.Of('a'), KeyPress.Control('c'));
        keys.Should().Equal(KeyPress.Of('a'));
    }

    [Fact]
    public void A_shell_gets_the_terminal_and_gives_it_back()
    {
        _screen.Show(new DemoScreen(_screen.Loop));
        var before = _screen.Text;
        _screen.Loop.Post(() => _screen.Loop.Outside(() => Terminal.IsRestored.Should().BeTrue()));
        _screen.Settle().Text.Should().Be(before);
        Terminal.Opened.Should().Be(2);
    }

    [Fact]
    public void The_cursor_of_a_screen_is_not_seen_under_another()
    {
        _screen.Show(new DemoScreen(_screen.Loop));
        Terminal.Cursor.Should().NotBeNull();
        _screen.Loop.Post(() => _screen.Loop.Push(new RecordingScreen([])));
        _screen.Settle();
        Terminal.Cursor.Should().BeNull();
    }

    [Fact]
    public void A_ticker_runs_only_until_it_is_not_wanted_any_more()
    {
        _screen.Show(new DemoScreen(_screen.Loop));
        var ticks = 0;
        var ticker = _screen.Loop.Every(TimeSpan.FromSeconds(1), () => ticks++);
        _screen.Wait(TimeSpan.FromSeconds(1)).Wait(TimeSpan.FromSeconds(1));
        ticks.Should().Be(2);
        _screen.Wait(TimeSpan.FromSeconds(100));
        ticks.Should().Be(3, "those that came late are not made up for");
        ticker.Dispose();
        _screen.Wait(TimeSpan.FromSeconds(5));
        ticks.Should().Be(3);
    }

    [Fact]
    public void What_follows_an_await_runs_on_the_screen()
    {
        _screen.Show(new DemoScreen(_screen.Loop));
        var answer = new TaskCompletionSource<string>();
        _screen.Loop.Post(async () => _screen.Loop.Push(new Dialog(await answer.Task, "", ["OK"], _screen.Loop)));
        _screen.Settle();
        answer.SetResult("The answer");
        _screen.Settle().Text.Should().Contain("The answer");
    }

    [Fact]
    public async Task It_runs_until_stopped_and_restores_the_terminal()
    {
        (await RunAsync(loop => loop.Stop())).Should().Be(LoopEnd.Stopped);
        Terminal.IsRestored.Should().BeTrue();
    }

    [Fact]
    public async Task It_ends_when_the_line_hangs_up()
    {
        (await RunAsync(_ => Terminal.HangUp())).Should().Be(LoopEnd.TerminalGone);
    }

    [Fact]
    public async Task It_ends_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        (await RunAsync(_ => source.Cancel(), source.Token)).Should().Be(LoopEnd.Cancelled);
        Terminal.IsRestored.Should().BeTrue();
    }

    [Fact]
    public async Task An_exception_leaves_only_after_the_terminal_is_restored()
    {
        var run = () => RunAsync(_ => throw new InvalidOperationException("broken"));
        await run.Should().ThrowAsync<InvalidOperationException>();
        Terminal.IsRestored.Should().BeTrue();
        Terminal.Opened.Should().Be(1);
    }

    [Theory]
    [InlineData("rich", 11)]
    [InlineData("ascii", 12)]
    public void Ten_thousand_random_keys_do_no_harm(string look, int seed)
    {
        using var screen = new TestScreen(Look.Named(look));
        screen.Show(new DemoScreen(screen.Loop));
        var random = new Random(seed);
        var named = Enum.GetValues<Key>().Where(key => key is not (Key.Character or Key.Paste)).ToArray();
        for (var round = 0; round < 10_000; round++)
        {
            screen.Terminal.Press(random.Next(5) switch
            {
                0 => KeyPress.Of("aZ 5~"[random.Next(5)]),
                1 when look == "rich" => KeyPress.Pasted("中文\nx"),
                _ => new KeyPress(named[random.Next(named.Length)]),
            });
            if (random.Next(3) == 0)
            {
                screen.Wait(TimeSpan.FromSeconds(random.Next(2)));
            }
        }

        screen.Settle();
        var shown = screen.Text;
        screen.Press(Key.F3).Text.Should().Be(shown);
        screen.Terminal.Mistakes.Should().BeEmpty();
    }

    public void Dispose() => _screen.Dispose();

    private Task<LoopEnd> RunAsync(Action<ScreenLoop> then, CancellationToken cancellationToken = default)
    {
        _screen.Loop.Post(() => then(_screen.Loop));
        return Task.Run(() => _screen.Loop.Run(new DemoScreen(_screen.Loop), cancellationToken), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    private List<KeyPress> Recording()
    {
        var keys = new List<KeyPress>();
        _screen.Show(new RecordingScreen(keys));
        return keys;
    }

    private sealed class RecordingScreen(List<KeyPress> keys) : Layer
    {
        public override void Draw(Region whole, Theme theme)
        {
        }

        public override bool Handle(KeyPress key)
        {
            keys.Add(key);
            return true;
        }
    }
}
