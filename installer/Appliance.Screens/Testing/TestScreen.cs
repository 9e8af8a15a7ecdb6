using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Terminals;

namespace Appliance.Screens.Testing;

/// <summary>A loop on a virtual terminal that works only inside of the calls of a test: no thread, nothing to wait for.</summary>
public sealed class TestScreen : IDisposable
{
    private static readonly TimeSpan LongerThanASequence = TimeSpan.FromSeconds(1);

    // So long text may be the beginning of a paste where the terminal does not mark one.
    private static readonly TimeSpan AsLongAsAHold = TimeSpan.FromMilliseconds(150);

    private readonly LoopContext _context;

    public TestScreen(TerminalCapabilities? capabilities = null, TerminalSize? size = null, ScreenWords? words = null)
    {
        Terminal = new VirtualTerminal(capabilities, size);
        Loop = new ScreenLoop(Terminal, words ?? new((now, least) => $"{now.Columns}x{now.Rows} < {least.Columns}x{least.Rows}", "OK", "Cancel"), Time);
        _context = new LoopContext(Loop);
    }

    public VirtualTerminal Terminal { get; }

    public ManualTime Time { get; } = new();

    public ScreenLoop Loop { get; }

    /// <summary>What is seen.</summary>
    public string Text => Terminal.Text;

    public TestScreen Show(Layer layer)
    {
        Inside(() => Loop.Open(layer));
        return this;
    }

    public TestScreen Press(params KeyPress[] keys)
    {
        foreach (var key in keys)
        {
            Terminal.Press(key);
            SettleTyped();
            if (key.Key == Key.Escape)
            {
                Wait(LongerThanASequence);
            }
        }

        return this;
    }

    public TestScreen Type(string text)
    {
        Terminal.Type(text);
        return SettleTyped();
    }

    public TestScreen Resize(int columns, int rows)
    {
        Terminal.Resize(columns, rows);
        return Settle();
    }

    /// <summary>Lets time go by.</summary>
    public TestScreen Wait(TimeSpan span)
    {
        Time.Advance(span);
        return Settle();
    }

    /// <summary>Does all that was posted, as far as it is there.</summary>
    public TestScreen Settle()
    {
        Inside(Loop.Pump);
        return this;
    }

    public void Dispose() => Loop.Close();

    private TestScreen SettleTyped() => Terminal.Capabilities.MarksPastes ? Settle() : Settle().Wait(AsLongAsAHold);

    private void Inside(Action action)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
