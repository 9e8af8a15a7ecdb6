using System.Net;

namespace Appliance.Modules.Host;

/// <summary>Reads hosts(5).</summary>
internal static class HostsFile
{
    /// <summary>Lines that give the name a loopback address, with their numbers from 1.</summary>
    public static IReadOnlyList<(int Line, IPAddress Address)> LoopbackLines(string text, string name) =>
    [
        .. text.Split('\n')
            .Select((line, index) => (Number: index + 1, Words: line.Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Words.Skip(1).Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(line => (line.Number, Address: IPAddress.TryParse(line.Words[0], out var address) ? address : IPAddress.None))
            .Where(line => IPAddress.IsLoopback(line.Address)),
    ];
}
