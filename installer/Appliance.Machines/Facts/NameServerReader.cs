namespace Appliance.Machines.Facts;

/// <summary>Name servers from resolv.conf(5).</summary>
internal static class NameServerReader
{
    private const string ResolvedStub = "127.0.0.53";

    public static IReadOnlyList<string> Read(FactFiles files)
    {
        var servers = Parse(files.Lines("/etc/resolv.conf"));
        // systemd-resolved puts itself there; the servers it asks are in a file of its own.
        return servers is [ResolvedStub] && Parse(files.Lines("/run/systemd/resolve/resolv.conf")) is { Count: > 0 } upstream
            ? upstream
            : servers;
    }

    internal static IReadOnlyList<string> Parse(IEnumerable<string> lines) =>
    [
        .. lines.Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["nameserver", _, ..])
            .Select(words => words[1])
            .Distinct(StringComparer.Ordinal),
    ];
}
