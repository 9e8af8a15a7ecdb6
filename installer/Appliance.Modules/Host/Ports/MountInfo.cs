using System.Globalization;
using System.Text.RegularExpressions;

namespace Appliance.Modules.Host.Ports;

/// <summary>One line of /proc/PID/mountinfo (proc(5)).</summary>
internal sealed partial record MountInfo(string MountPoint, string Device, bool ReadOnly)
{
    /// <summary>The mount a path is on: the deepest one above it, the last one of several at the same place.</summary>
    /// <param name="path">Absolute, without links.</param>
    /// <exception cref="InvalidDataException">The table has no root.</exception>
    public static MountInfo Of(string table, string path) => table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(Parse)
        .Where(mount => mount.MountPoint == "/" || path == mount.MountPoint || path.StartsWith(mount.MountPoint + "/", StringComparison.Ordinal))
        .Aggregate((MountInfo?)null, (best, mount) => best is null || mount.MountPoint.Length >= best.MountPoint.Length ? mount : best)
        ?? throw new InvalidDataException($"No mount holds {path}.");

    // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
    private static MountInfo Parse(string line)
    {
        var fields = line.Split(' ');
        var separator = Array.IndexOf(fields, "-");
        var readOnly = Options(fields[5]).Contains("ro") || (separator > 0 && Options(fields[^1]).Contains("ro"));
        return new MountInfo(Escape().Replace(fields[4], octal => ((char)Convert.ToInt32(octal.Value[1..], 8)).ToString(CultureInfo.InvariantCulture)), fields[2], readOnly);
    }

    private static string[] Options(string field) => field.Split(',');

    [GeneratedRegex(@"\\[0-7]{3}")]
    private static partial Regex Escape();
}
