using System.Text.RegularExpressions;
using Appliance.Machines.Commands;

namespace Appliance.Modules.Host.Checks;

/// <summary>Where apt fetches packages from: its sources, or the proxy before them.</summary>
internal static partial class PackageEndpoints
{
    /// <summary>Each place once. Works before the package lists were ever read.</summary>
    public static async Task<IReadOnlyList<Uri>> OfAptAsync(ICommandRunner commands, CancellationToken cancellationToken)
    {
        // Without that option apt names only those sources whose Release file it has fetched already.
        var targets = (await commands.RunAsync(Command.Of("apt-get", "indextargets", "--no-release-info", "--format", "$(SITE)"), cancellationToken)).OrThrow();
        var settings = await commands.RunAsync(Command.Of("apt-config", "dump"), cancellationToken);
        var proxies = Proxy().Matches(settings.Output).ToDictionary(match => match.Groups["scheme"].Value, match => match.Groups["proxy"].Value, StringComparer.Ordinal);
        return
        [
            .. targets.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Place)
                .OfType<Uri>()
                .Where(uri => uri.Scheme is "http" or "https" or "file")
                .Select(uri => Through(uri, proxies))
                .DistinctBy(uri => uri.IsFile ? uri.LocalPath : $"{uri.Host}:{uri.Port}"),
        ];
    }

    // sources.list(5) writes file:/srv/packages; .NET wants the empty host of RFC 8089 in it.
    private static Uri? Place(string site) =>
        Uri.TryCreate(LocalFolder().Replace(site, "file:///"), UriKind.Absolute, out var uri) ? uri : null;

    // apt.conf(5): https uses the proxy of http where it has none of its own; the word DIRECT means none.
    private static Uri Through(Uri site, Dictionary<string, string> proxies)
    {
        if (site.IsFile)
        {
            return site;
        }

        var proxy = proxies.GetValueOrDefault(site.Scheme) ?? proxies.GetValueOrDefault("http");
        return proxy is not (null or "" or "DIRECT") && Uri.TryCreate(proxy, UriKind.Absolute, out var through)
            ? through
            : HttpClient.DefaultProxy.GetProxy(site) ?? site;
    }

    [GeneratedRegex("^file:/(?!/)")]
    private static partial Regex LocalFolder();

    [GeneratedRegex("^Acquire::(?<scheme>http|https)::Proxy \"(?<proxy>[^\"]*)\";$", RegexOptions.Multiline)]
    private static partial Regex Proxy();
}
