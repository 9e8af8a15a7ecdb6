using Appliance.Engine.Configuration;

namespace Appliance.Engine.Hosting;

/// <summary>The names this engine answers to, and where it sends those who came by another or without TLS.</summary>
internal sealed class EngineAddress(EngineConfiguration configuration)
{
    private const int StandardHttpsPort = 443;

    private readonly HashSet<string> _names =
        new([configuration.Fqdn, .. configuration.AlternateNames, "localhost"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The port that was bound; the configured one until then.</summary>
    public int HttpsPort { get; set; } = configuration.Listen.HttpsPort;

    /// <summary>Where nodes speak to the engine; the configured one until it is bound.</summary>
    public int NodePort { get; set; } = configuration.Listen.NodePort;

    public Uri Home => new($"https://{configuration.Fqdn}{PortSuffix}/");

    /// <summary>Whether a request names a host we answer to: a configured name, localhost, or the very address it came in at.</summary>
    public bool Knows(HttpContext context) => KnowsName(context.Request.Host.Host, context.Connection.LocalIpAddress);

    /// <summary>The same path and query over TLS; an alternate name that was asked for is kept, so that it works without the FQDN.</summary>
    public string Secure(HttpRequest request) => $"https://{NameFor(request)}{PortSuffix}{request.PathBase.Add(request.Path).ToUriComponent()}{request.QueryString.ToUriComponent()}";

    /// <summary>The same path and query at the FQDN.</summary>
    public string Canonical(HttpRequest request) => $"https://{configuration.Fqdn}{PortSuffix}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";

    private string PortSuffix => HttpsPort == StandardHttpsPort ? "" : $":{HttpsPort}";

    private string NameFor(HttpRequest request)
    {
        var asked = request.Host.Host;
        return configuration.AlternateNames.Contains(asked, StringComparer.OrdinalIgnoreCase) ? asked : configuration.Fqdn;
    }

    private bool KnowsName(string name, System.Net.IPAddress? local)
    {
        var bare = name.Trim('[', ']').TrimEnd('.');
        if (_names.Contains(bare))
            return true;
        return System.Net.IPAddress.TryParse(bare, out var address)
            && (System.Net.IPAddress.IsLoopback(address) || (local is not null && Plain(address).Equals(Plain(local))));
    }

    private static System.Net.IPAddress Plain(System.Net.IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
