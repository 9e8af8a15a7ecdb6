using System.Runtime.InteropServices;

namespace Appliance.Screens.Terminals;

/// <summary>What .NET has no call for. See termios(3), ioctl_tty(2), poll(2).</summary>
internal static partial class NativeTerminal
{
    public const int StandardInput = 0;
    public const int StandardOutput = 1;

    private const int Now = 0;
    private const int AfterOutput = 1;
    private const nuint GetWindowSize = 0x5413;
    private const short Readable = 1;
    private const int Interrupted = 4;
    private const int Again = 11;
    private const int CloseOnExec = 0x80000;

    public static bool IsTerminal(int descriptor) => isatty(descriptor) == 1;

    public static Termios GetAttributes(int descriptor) =>
        tcgetattr(descriptor, out var attributes) == 0 ? attributes : throw Failure("The terminal's settings cannot be read");

    /// <summary>Tells whether they were set: a line that hung up takes none.</summary>
    public static bool SetAttributes(int descriptor, Termios attributes, bool afterOutput = true)
    {
        while (tcsetattr(descriptor, afterOutput ? AfterOutput : Now, attributes) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                return false;
            }
        }

        return true;
    }

    public static TerminalSize? SizeOf(int descriptor) =>
        ioctl(descriptor, GetWindowSize, out var size) == 0 && size is { Columns: > 0, Rows: > 0 }
            ? new TerminalSize(size.Columns, size.Rows)
            : null;

    public static (int Reader, int Writer) Pipe()
    {
        Span<int> ends = stackalloc int[2];
        return pipe2(ends, CloseOnExec) == 0 ? (ends[0], ends[1]) : throw Failure("No pipe can be made");
    }

    public static void CloseDescriptor(int descriptor) => _ = close(descriptor);

    /// <summary>Waits until one of two descriptors has something to read; true when it is the second.</summary>
    public static bool WaitForSecond(int first, int second)
    {
        Span<PollEntry> entries = [new(first), new(second)];
        while (poll(entries, 2, -1) < 0)
        {
            if (Marshal.GetLastPInvokeError() is not (Interrupted or Again))
            {
                return true;
            }
        }

        return entries[1].Found != 0;
    }

    /// <summary>Whether there is something to read, without waiting.</summary>
    public static bool HasInput(int descriptor)
    {
        Span<PollEntry> entries = [new(descriptor)];
        return poll(entries, 1, 0) > 0;
    }

    /// <summary>How many bytes came; none at the end of input and after a hang-up.</summary>
    public static int Read(int descriptor, Span<byte> buffer)
    {
        while (true)
        {
            var count = (int)read(descriptor, buffer, (nuint)buffer.Length);
            if (count >= 0 || Marshal.GetLastPInvokeError() is not (Interrupted or Again))
            {
                return Math.Max(count, 0);
            }
        }
    }

    /// <summary>Sends all, as far as somebody still takes it.</summary>
    public static void Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var count = (int)write(descriptor, bytes, (nuint)bytes.Length);
            if (count < 0 && Marshal.GetLastPInvokeError() is not (Interrupted or Again))
            {
                // The reader of the terminal learns of a hang-up and says so.
                return;
            }

            bytes = bytes[Math.Max(count, 0)..];
        }
    }

    private static IOException Failure(string what) => new($"{what}: {Marshal.GetLastPInvokeErrorMessage()}");

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        private readonly uint _pixels;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry(int descriptor)
    {
        public int Descriptor = descriptor;
        public short Wanted = Readable;
        public short Found;
    }

    [LibraryImport("libc")]
    private static partial int isatty(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcgetattr(int descriptor, out Termios attributes);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcsetattr(int descriptor, int when, in Termios attributes);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int descriptor, nuint request, out WindowSize size);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int pipe2(Span<int> ends, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(Span<PollEntry> entries, nuint count, int timeout);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int descriptor, Span<byte> buffer, nuint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint write(int descriptor, ReadOnlySpan<byte> bytes, nuint length);
}
