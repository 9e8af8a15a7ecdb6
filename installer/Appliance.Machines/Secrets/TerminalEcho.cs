using System.Runtime.InteropServices;

namespace Appliance.Machines.Secrets;

/// <summary>
/// Has the terminal show nothing of what is typed until it is disposed of. The line is still the kernel's to edit, so no
/// cursor is moved and none is asked for: that is for screen readers and scripts. See termios(3).
/// </summary>
public sealed partial class TerminalEcho : IDisposable
{
    private const int StandardInput = 0;
    private const int AfterOutput = 1;
    private const int LocalFlags = 12;
    private const byte Echo = 0x08;

    private readonly byte[]? _before;

    private TerminalEcho(byte[]? before) => _before = before;

    /// <returns>Nothing to undo when standard input is no terminal.</returns>
    public static TerminalEcho Off()
    {
        // A struct termios has 60 bytes.
        var settings = new byte[256];
        if (tcgetattr(StandardInput, settings) != 0)
        {
            return new TerminalEcho(null);
        }

        var before = settings.ToArray();
        settings[LocalFlags] &= unchecked((byte)~Echo);
        return tcsetattr(StandardInput, AfterOutput, settings) == 0
            ? new TerminalEcho(before)
            : throw new IOException($"The terminal cannot be told to show nothing: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    public void Dispose()
    {
        if (_before is not null)
        {
            _ = tcsetattr(StandardInput, AfterOutput, _before);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcgetattr(int descriptor, [In, Out] byte[] settings);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcsetattr(int descriptor, int when, byte[] settings);
}
