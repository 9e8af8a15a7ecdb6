using Appliance.Screens.Loop;
using Appliance.Screens.Terminals;
using Appliance.Screens.Testing;
using Appliance.Screens.Tests.Support;
using FluentAssertions;

namespace Appliance.Screens.Tests.Loop;

/// <summary>A line that is cut while a shell has it.</summary>
public sealed class LostLineTests
{
    [Fact]
    public async Task It_ends_the_screen_and_throws_nothing_at_what_goes_on_without_it()
    {
        using var terminal = new CutTerminal();
        var loop = new ScreenLoop(terminal, new ScreenWords((_, _) => "", "OK", "Cancel"), TimeProvider.System);
        var ending = Task.Run(() => loop.Run(new DemoScreen(loop), default));
        loop.Post(() => loop.Outside(() => { }));
        (await ending.WaitAsync(TimeSpan.FromSeconds(30))).Should().Be(LoopEnd.TerminalGone);
    }

    /// <summary>Opens once; then there is no line any more.</summary>
    private sealed class CutTerminal : ITerminal
    {
        private readonly VirtualTerminal _terminal = new();

        public event Action<byte[]>? Input
        {
            add => _terminal.Input += value;
            remove => _terminal.Input -= value;
        }

        public event Action? Resized
        {
            add => _terminal.Resized += value;
            remove => _terminal.Resized -= value;
        }

        public event Action? Ended
        {
            add => _terminal.Ended += value;
            remove => _terminal.Ended -= value;
        }

        public TerminalCapabilities Capabilities => _terminal.Capabilities;

        public TerminalSize Size => _terminal.Size;

        public void Open()
        {
            if (_terminal.Opened > 0)
            {
                throw new IOException("Input/output error");
            }

            _terminal.Open();
        }

        public void Close() => _terminal.Close();

        public void Write(ReadOnlySpan<byte> bytes) => _terminal.Write(bytes);

        public void Dispose() => _terminal.Dispose();
    }
}
