using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Cli.Composition;

/// <summary>
/// Takes a secret out of what ps(1) shows of this process: the arguments are read from the process's own memory
/// (proc_pid_cmdline(5)), which it may overwrite. There was a moment before.
/// </summary>
internal static class ArgumentVeil
{
    // Counted from 0 behind the program's name: arg_start and arg_end are fields 48 and 49 of proc_pid_stat(5), the name is 2.
    private const int ArgumentsStart = 45;

    public static void Cover(string secret)
    {
        try
        {
            var stat = File.ReadAllText("/proc/self/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var start = long.Parse(fields[ArgumentsStart], CultureInfo.InvariantCulture);
            var arguments = File.ReadAllBytes("/proc/self/cmdline");
            var sought = Encoding.UTF8.GetBytes(secret);
            using SafeFileHandle memory = File.OpenHandle("/proc/self/mem", FileMode.Open, FileAccess.ReadWrite);
            for (var at = arguments.AsSpan().IndexOf(sought); at >= 0; at = arguments.AsSpan().IndexOf(sought))
            {
                var cover = new byte[sought.Length];
                cover.AsSpan().Fill((byte)'*');
                RandomAccess.Write(memory, cover, start + at);
                cover.CopyTo(arguments, at);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or NotSupportedException or IndexOutOfRangeException)
        {
            // Not this kernel: the help text says what the risk is.
        }
    }
}
