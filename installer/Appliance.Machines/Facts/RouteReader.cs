using System.Globalization;
using System.Net;

namespace Appliance.Machines.Facts;

/// <summary>Default routes through a gateway from /proc/net/route and /proc/net/ipv6_route, the preferred one first.</summary>
internal static class RouteReader
{
    // RTF_UP and RTF_GATEWAY of route.h.
    private const uint UpThroughGateway = 0x3;

    public static IReadOnlyList<RouteFacts> Read(FactFiles files) =>
        [.. Parse(files.Text("/proc/net/route") ?? ""), .. ParseVersion6(files.Text("/proc/net/ipv6_route") ?? "")];

    // Iface Destination Gateway Flags RefCnt Use Metric Mask …; addresses are 32-bit words in the machine's byte order.
    internal static IReadOnlyList<RouteFacts> Parse(string table) =>
    [
        .. Rows(table).Skip(1)
            .Where(row => row.Length >= 8 && row[1] == "00000000" && row[7] == "00000000" && IsThroughGateway(row[3]))
            .OrderBy(row => uint.TryParse(row[6], CultureInfo.InvariantCulture, out var metric) ? metric : uint.MaxValue)
            .Select(row => new RouteFacts(row[0], SocketAddress.FromWords(row[2]))),
    ];

    // destination prefix source prefix gateway metric refcnt use flags device; all hexadecimal, in network byte order.
    internal static IReadOnlyList<RouteFacts> ParseVersion6(string table) =>
    [
        .. Rows(table)
            .Where(row => row.Length >= 10 && row[0].Trim('0').Length == 0 && row[1] == "00" && IsThroughGateway(row[8]))
            .OrderBy(row => Hexadecimal(row[5]))
            .Select(row => new RouteFacts(row[9], new IPAddress(Convert.FromHexString(row[4])))),
    ];

    private static IEnumerable<string[]> Rows(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static bool IsThroughGateway(string flags) => (Hexadecimal(flags) & UpThroughGateway) == UpThroughGateway;

    private static uint Hexadecimal(string word) =>
        uint.TryParse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
