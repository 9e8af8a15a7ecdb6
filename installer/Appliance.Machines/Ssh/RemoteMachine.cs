using System.Globalization;

namespace Appliance.Machines.Ssh;

/// <summary>What the courier saw of a machine.</summary>
/// <param name="Architecture">As uname -m says it.</param>
/// <param name="Clock">Its clock, to the second.</param>
/// <param name="FreeData">Bytes free in /var/lib.</param>
/// <param name="FreePrograms">Bytes free in /usr/lib.</param>
/// <param name="ProgramHash">SHA-256 of the program that is there already; null when none is.</param>
/// <param name="Node">Who it says it is as a node, JSON; null when it is none.</param>
public sealed record RemoteMachine(string Architecture, string OperatingSystem, DateTimeOffset Clock, long FreeData, long FreePrograms, string? ProgramHash, string? Node)
{
    /// <summary>Reads what <see cref="CourierScripts.Look"/> says; null when it is something else.</summary>
    internal static RemoteMachine? Parse(string text)
    {
        var lines = text.Split('\n').Select(line => line.Split(' ', 2)).Where(words => words.Length == 2).ToLookup(words => words[0], words => words[1].Trim());
        var free = lines["free"].Select(Number).OfType<long>().ToList();
        return lines["arch"].FirstOrDefault() is { } architecture && Number(lines["time"].FirstOrDefault()) is { } seconds && free is [var data, var programs]
            ? new RemoteMachine(architecture, lines["os"].FirstOrDefault() ?? "", DateTimeOffset.FromUnixTimeSeconds(seconds), data * 1024, programs * 1024, lines["program"].FirstOrDefault(), lines["node"].FirstOrDefault())
            : null;
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
