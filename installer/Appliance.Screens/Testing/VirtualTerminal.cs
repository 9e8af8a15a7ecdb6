using System.Text;
using Appliance.Screens.Keys;
using Appliance.Screens.Terminals;

namespace Appliance.Screens.Testing;

/// <summary>A terminal for tests: takes typed keys, and tells what somebody before it would see.</summary>
public sealed class VirtualTerminal : ITerminal
{
    private readonly ScreenInterpreter _screen;
    private readonly Decoder _decoder;
    private readonly Lock _lock = new();

    public VirtualTerminal(TerminalCapabilities? capabilities = null, TerminalSize? size = null)
    {
        Capabilities = capabilities ?? new TerminalCapabilities();
        _screen = new ScreenInterpreter(Capabilities.Family, size ?? TerminalSize.Usual);
        _decoder = Capabilities.Encoding.GetDecoder();
    }

    public event Action<byte[]>? Input;

    public event Action? Resized;

    public event Action? Ended;

    public TerminalCapabilities Capabilities { get; }

    public TerminalSize Size => _screen.Size;

    /// <summary>That bytes are there which nobody has read yet, as on a busy machine.</summary>
    public bool HasInput { get; set; }

    public bool IsOpen { get; private set; }

    /// <summary>How many times it was opened.</summary>
    public int Opened { get; private set; }

    /// <summary>How many bytes were written so far.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>How many times something was written.</summary>
    public int Writes { get; private set; }

    /// <summary>What was written that such a terminal does not understand.</summary>
    public IReadOnlyList<string> Mistakes => _screen.Mistakes;

    /// <summary>Where the cursor is seen; null while it is hidden.</summary>
    public (int Column, int Row)? Cursor => _screen.CursorVisible ? _screen.Cursor : null;

    /// <summary>Whether all that was switched on is off again.</summary>
    public bool IsRestored => !IsOpen && _screen is { CursorVisible: true, Wraps: true, BracketsPaste: false, OnAlternateScreen: false, Look: "" };

    /// <summary>What is seen, a line for each row, without blanks at the ends of lines.</summary>
    public string Text
    {
        get
        {
            lock (_lock)
            {
                return string.Concat(Enumerable.Range(0, Size.Rows).Select(row => LineOf(row) + "\n"));
            }
        }
    }

    internal ScreenCell this[int column, int row] => _screen[column, row];

    /// <summary>The attributes of a cell as the numbers of SGR: <c>1;7;31</c>; empty when there are none.</summary>
    public string LookAt(int column, int row) => _screen[column, row].Look;

    public void Open()
    {
        if (!IsOpen)
        {
            IsOpen = true;
            Opened++;
            Write(TerminalModes.Enter(Capabilities.Family));
        }
    }

    public void Close()
    {
        if (IsOpen)
        {
            Write(TerminalModes.Leave(Capabilities.Family));
            IsOpen = false;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            BytesWritten += bytes.Length;
            Writes++;
            var characters = new char[Capabilities.Encoding.GetMaxCharCount(bytes.Length)];
            var count = _decoder.GetChars(bytes, characters, flush: false);
            _screen.Take(new string(characters, 0, count));
        }
    }

    public void Press(params IEnumerable<KeyPress> keys)
    {
        foreach (var key in keys)
        {
            Type(KeyBytes.Of(key, Capabilities.Typed));
        }
    }

    public void Type(string text) => Type(Capabilities.Typed.GetBytes(text));

    public void Type(byte[] bytes)
    {
        if (IsOpen)
        {
            Input?.Invoke(bytes);
        }
    }

    public void Resize(int columns, int rows)
    {
        lock (_lock)
        {
            _screen.Resize(new(columns, rows));
        }

        Resized?.Invoke();
    }

    public void HangUp() => Ended?.Invoke();

    public void Dispose() => Close();

    private string LineOf(int row) => string.Concat(Enumerable.Range(0, Size.Columns).Select(column => _screen[column, row].Text)).TrimEnd(' ');
}
