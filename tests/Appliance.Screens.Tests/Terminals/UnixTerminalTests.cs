using System.Text;
using System.Threading.Channels;
using Appliance.Screens.Keys;
using Appliance.Screens.Terminals;
using Appliance.Screens.Tests.Support;
using FluentAssertions;

namespace Appliance.Screens.Tests.Terminals;

public sealed class UnixTerminalTests : IDisposable
{
    private const string Mark = "P>";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PseudoTerminal _line = new();
    private readonly UnixTerminal _terminal;
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

    public UnixTerminalTests()
    {
        _terminal = new UnixTerminal(Look.Rich, _line.Line, _line.Line);
        _terminal.Input += bytes => _events.Writer.TryWrite(Encoding.UTF8.GetString(bytes));
        _terminal.Resized += () => _events.Writer.TryWrite("resized");
        _terminal.Ended += () => _events.Writer.TryWrite("ended");
    }

    [Fact]
    public void The_line_is_as_it_was_after_closing()
    {
        var before = _line.Settings;
        _terminal.Open();
        _line.Settings.LocalFlags.Should().NotBe(before.LocalFlags);
        Written().Should().Contain("\e[?1049h").And.Contain("\e[?2004h");
        _terminal.Close();
        _line.Settings.Should().BeEquivalentTo(before);
        Written().Should().Contain("\e[?25h").And.EndWith("\e[?1049l" + Mark);
        _terminal.Open();
        _terminal.Dispose();
        _line.Settings.Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Every_byte_arrives_as_typed_with_no_meaning_to_the_line()
    {
        _terminal.Open();
        Written();
        _line.Type("\x03\x1a\r\x11");
        (await NextAsync()).Should().Be("\x03\x1a\r\x11");
        _terminal.Write("\n"u8);
        Written().Should().Be("\n" + Mark, "neither an echo nor a carriage return is added");
    }

    [Fact]
    public void A_serial_terminal_keeps_its_flow_control()
    {
        const uint IXON = 0x400;
        using var serial = new UnixTerminal(Look.Serial, _line.Line, _line.Line);
        serial.Open();
        (_line.Settings.InputFlags & IXON).Should().Be(IXON);
        serial.Close();
        _terminal.Open();
        (_line.Settings.InputFlags & IXON).Should().Be(0);
    }

    [Fact]
    public async Task Lines_pasted_on_a_serial_line_arrive_as_one_paste()
    {
        using var serial = new UnixTerminal(Look.Serial, _line.Line, _line.Line);
        var read = Channel.CreateUnbounded<byte[]>();
        serial.Input += bytes => read.Writer.TryWrite(bytes);
        serial.Open();
        var decoder = new KeyDecoder(Look.Serial);
        _line.Type("one\r");
        decoder.Feed(await read.Reader.ReadAsync().AsTask().WaitAsync(Patience)).Should().BeEmpty();
        decoder.Flush().Should().EndWith(Key.Enter);
        // More than one read takes.
        var lines = string.Concat(Enumerable.Range(0, 60).Select(number => $"node{number}.test.org=10.0.0.{number}\r"));
        _line.Type(lines);
        var taken = 0;
        while (taken < lines.Length)
        {
            var bytes = await read.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            taken += bytes.Length;
            decoder.Feed(bytes).Should().BeEmpty();
        }

        decoder.Flush().Should().Equal(KeyPress.Pasted(lines.Replace('\r', '\n')));
    }

    [Fact]
    public async Task After_closing_not_one_byte_is_taken_from_the_next_program()
    {
        _terminal.Open();
        _terminal.Close();
        _line.Type("for the shell\n");
        var buffer = new byte[100];
        NativeTerminal.Read(_line.Line, buffer).Should().Be("for the shell\n".Length);
        _terminal.Open();
        _line.Type("x");
        (await NextAsync()).Should().Be("x");
    }

    [Fact]
    public async Task A_new_size_is_told()
    {
        _line.Resize(132, 50);
        _terminal.Open();
        _terminal.Size.Should().Be(new TerminalSize(132, 50));
        _line.Resize(60, 20);
        PseudoTerminal.Signal(PseudoTerminal.WindowChanged);
        (await NextAsync()).Should().Be("resized");
        _terminal.Size.Should().Be(new TerminalSize(60, 20));
    }

    [Fact]
    public async Task After_a_stop_the_line_is_taken_again_and_the_screen_drawn()
    {
        var before = _line.Settings;
        _terminal.Open();
        NativeTerminal.SetAttributes(_line.Line, before);
        PseudoTerminal.Signal(PseudoTerminal.Continue);
        (await NextAsync()).Should().Be("resized");
        _line.Settings.LocalFlags.Should().NotBe(before.LocalFlags);
        _terminal.Close();
        _line.Settings.Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task An_interrupt_from_elsewhere_is_the_key()
    {
        _terminal.Open();
        PseudoTerminal.Signal(PseudoTerminal.Interrupt);
        (await NextAsync()).Should().Be("\x03");
    }

    [Fact]
    public void Nothing_is_drawn_over_the_shell()
    {
        _terminal.Open();
        _terminal.Close();
        Written();
        _terminal.Write("late"u8);
        Written().Should().Be(Mark);
    }

    [Fact]
    public void A_line_that_tells_no_size_has_the_usual_one()
    {
        _terminal.Size.Should().Be(TerminalSize.Usual);
    }

    [Fact]
    public async Task A_hang_up_is_told_and_closing_after_it_is_no_failure()
    {
        _terminal.Open();
        _line.HangUp();
        (await NextAsync()).Should().Be("ended");
        _terminal.Write("nobody reads this"u8);
        _terminal.Close();
    }

    public void Dispose()
    {
        _terminal.Dispose();
        _line.Dispose();
    }

    // The mark is what the shell would write next.
    private string Written()
    {
        NativeTerminal.Write(_line.Line, Encoding.UTF8.GetBytes(Mark));
        return _line.ReadTo(Mark);
    }

    private async Task<string> NextAsync() => await _events.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
