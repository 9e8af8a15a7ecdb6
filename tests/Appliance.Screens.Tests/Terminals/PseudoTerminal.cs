using System.Runtime.InteropServices;
using System.Text;
using Appliance.Screens.Terminals;
using FluentAssertions;

namespace Appliance.Screens.Tests.Terminals;

/// <summary>Both ends of a terminal of the kernel's. See openpty(3).</summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    public const int Interrupt = 2;
    public const int Continue = 18;
    public const int WindowChanged = 28;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const nuint SetWindowSize = 0x5414;

    public PseudoTerminal()
    {
        openpty(out var keyboard, out var line, 0, 0, 0);
        (Keyboard, Line) = (keyboard, line);
    }

    /// <summary>Where a person would sit.</summary>
    public int Keyboard { get; }

    /// <summary>Where the program is.</summary>
    public int Line { get; }

    public Termios Settings => NativeTerminal.GetAttributes(Line);

    public void Type(string text) => NativeTerminal.Write(Keyboard, Encoding.UTF8.GetBytes(text));

    public void Resize(ushort columns, ushort rows)
    {
        var size = new WindowSize { Columns = columns, Rows = rows };
        _ = ioctl(Keyboard, SetWindowSize, in size);
    }

    /// <summary>All that the program wrote, up to an end that it wrote last: the kernel hands it over in pieces, and late.</summary>
    public string ReadTo(string end)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        // A read cannot be called off: what ends the wait for bytes that never come is a byte.
        using var patience = new Timer(_ => NativeTerminal.Write(Line, "\0"u8), null, Patience, Timeout.InfiniteTimeSpan);
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, NativeTerminal.Read(Keyboard, buffer)));
            text.ToString().Should().NotEndWith("\0", "{0} comes", end);
        }

        return text.ToString();
    }

    public void HangUp() => NativeTerminal.CloseDescriptor(Keyboard);

    public static void Signal(int signal) => _ = kill(Environment.ProcessId, signal);

    public void Dispose() => NativeTerminal.CloseDescriptor(Line);

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        private readonly uint _pixels;
    }

    [LibraryImport("libutil.so.1")]
    private static partial int openpty(out int keyboard, out int line, nint name, nint settings, nint size);

    [LibraryImport("libc")]
    private static partial int ioctl(int descriptor, nuint request, in WindowSize size);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
