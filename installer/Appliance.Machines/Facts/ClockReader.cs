namespace Appliance.Machines.Facts;

/// <summary>Whether the clock follows a time server.</summary>
internal static class ClockReader
{
    /// <returns>Null when nobody can tell.</returns>
    public static async Task<bool?> ReadAsync(FactCommands commands, CancellationToken cancellationToken)
    {
        var timeDate = Parse(await commands.OutputAsync(cancellationToken, "timedatectl", "show", "--property=NTPSynchronized"));
        // chrony without `rtcsync` never tells the kernel, which is where timedatectl looks: only its yes is an answer.
        return timeDate == true
            ? true
            : ParseTracking(await commands.OutputAsync(cancellationToken, "chronyc", "-n", "tracking")) ?? timeDate;
    }

    internal static bool? Parse(string? properties) => properties?.Trim() switch
    {
        "NTPSynchronized=yes" => true,
        "NTPSynchronized=no" => false,
        _ => null,
    };

    internal static bool? ParseTracking(string? tracking) => tracking?.Split('\n')
        .FirstOrDefault(line => line.StartsWith("Leap status", StringComparison.Ordinal))?
        .Split(':', 2) is [_, var status] ? status.Trim() != "Not synchronised" : null;
}
