using Appliance.Machines.Facts;
using Appliance.Machines.Files;

namespace Appliance.Nodes.Facts;

/// <summary>What a machine is known by after a reinstall: its firmware's UUID (DMI), where that is worth something.</summary>
public static class MachineId
{
    private const string Firmware = "/sys/class/dmi/id/product_uuid";
    private const string System = "/etc/machine-id";

    // What boards say whose maker never wrote a number: the first two are AMI's example in either byte order.
    private static readonly string[] Placeholders =
    [
        "03000200-0400-0500-0006-000700080009",
        "00020003-0004-0005-0006-000700080009",
        "12345678-1234-5678-90ab-cddeefaabbcc",
        "11111111-2222-3333-4444-555555555555",
        "01234567-89ab-cdef-0123-456789abcdef",
    ];

    /// <returns>Lower-case; null when the machine has neither.</returns>
    /// <remarks>A container sees the firmware of its host, which all containers of that host have in common.</remarks>
    public static string? Of(IMachineFiles files, HardwareFacts hardware)
    {
        var firmware = hardware.Container is null ? Text(files, Firmware) : null;
        return firmware is not null && IsReal(firmware) ? firmware : Text(files, System);
    }

    private static bool IsReal(string text) => Guid.TryParseExact(text, "D", out _)
        && text.Where(c => c != '-').Distinct().Skip(1).Any()
        && !Placeholders.Contains(text, StringComparer.Ordinal);

    private static string? Text(IMachineFiles files, string path)
    {
        try
        {
            return files.ReadTextOrNull(path)?.Trim().ToLowerInvariant() is { Length: > 0 } text ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
