using System.Text;
using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Testing;
using Appliance.Screens.Tests.Support;
using Appliance.Screens.Themes;
using FluentAssertions;

namespace Appliance.Screens.Tests.Loop;

/// <summary>Bytes one after the other, as a line sends them that does not mark what is pasted.</summary>
public sealed class UnmarkedPasteTests
{
    private static readonly string Nodes = string.Concat(Enumerable.Range(1, 100).Select(number => $"node{number}.example.org=10.1.0.{number}\r"));

    [Theory]
    [InlineData("ascii", 8.3)]
    [InlineData("ascii", 1.04)]
    [InlineData("ascii", 0.087)]
    [InlineData("vt220", 1.04)]
    [InlineData("console", 0.01)]
    public void Pasted_lines_are_one_paste_however_slow_the_line(string look, double milliseconds)
    {
        using var line = new Line(look);
        line.Send(Nodes, milliseconds);
        line.Keys.Should().BeEmpty("none of it may act as a key");
        line.Wait(300);
        line.Keys.Should().Equal(KeyPress.Pasted(Nodes.Replace('\r', '\n')));
    }

    [Fact]
    public void A_pause_of_a_busy_machine_does_not_tear_a_paste()
    {
        using var line = new Line("ascii");
        line.Send(Nodes[..10], 1);
        line.Wait(100);
        line.Send(Nodes[10..200], 1);
        line.Wait(200);
        line.Send(Nodes[200..], 1);
        line.Wait(300);
        line.Keys.Should().Equal(KeyPress.Pasted(Nodes.Replace('\r', '\n')));
    }

    [Fact]
    public void Silence_does_not_count_while_bytes_wait_to_be_read()
    {
        using var line = new Line("ascii");
        line.Send(Nodes[..3], 1);
        line.HasInput = true;
        line.Wait(1000);
        line.Keys.Should().BeEmpty();
        line.HasInput = false;
        line.Send(Nodes[3..], 1);
        line.Wait(300);
        line.Keys.Should().Equal(KeyPress.Pasted(Nodes.Replace('\r', '\n')));
    }

    [Theory]
    [InlineData(33)]
    [InlineData(60)]
    public void A_key_that_is_held_down_and_a_fast_typist_are_typed_key_by_key(double milliseconds)
    {
        using var line = new Line("ascii");
        for (var number = 0; number < 40; number++)
        {
            line.Send("aab\r"[(number % 4)..(number % 4 + 1)], milliseconds);
            line.Keys.Should().HaveCount(number + 1, "each is there before the next one");
        }

        line.Keys.Should().NotContain(key => key.Key == Key.Paste);
    }

    [Fact]
    public void An_arrow_that_is_held_down_is_no_paste_and_not_late()
    {
        using var line = new Line("ascii");
        for (var number = 1; number <= 30; number++)
        {
            line.Send("\e[B", 1);
            line.Keys.Should().Equal(Enumerable.Repeat<KeyPress>(Key.Down, number));
            line.Wait(30);
        }
    }

    [Fact]
    public void Keys_keep_their_order_when_an_Enter_comes_at_once()
    {
        using var line = new Line("ascii");
        line.Send("ok\r", 5);
        line.Wait(25);
        line.Keys.Should().Equal(KeyPress.Of('o'), KeyPress.Of('k'), Key.Enter);
    }

    [Fact]
    public void Where_pastes_are_marked_nothing_is_held()
    {
        using var line = new Line("rich");
        line.Send("a", 0);
        line.Keys.Should().Equal(KeyPress.Of('a'));
    }

    private sealed class Line : IDisposable
    {
        private readonly TestScreen _screen;
        private readonly Listening _listening = new();

        public Line(string look) => _screen = new TestScreen(Look.Named(look)).Show(_listening);

        public IReadOnlyList<KeyPress> Keys => _listening.Keys;

        public bool HasInput
        {
            set => _screen.Terminal.HasInput = value;
        }

        public void Send(string text, double milliseconds)
        {
            foreach (var value in Encoding.ASCII.GetBytes(text))
            {
                _screen.Terminal.Type([value]);
                _screen.Settle();
                Wait(milliseconds);
            }
        }

        public void Wait(double milliseconds) => _screen.Wait(TimeSpan.FromMilliseconds(milliseconds));

        public void Dispose() => _screen.Dispose();
    }

    private sealed class Listening : Layer
    {
        public List<KeyPress> Keys { get; } = [];

        public override void Draw(Region whole, Theme theme)
        {
        }

        public override bool Handle(KeyPress key)
        {
            Keys.Add(key);
            return true;
        }
    }
}
