using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Appliance.Engine.Hosting;

/// <summary>How Kestrel listens: limits, TLS, no server header.</summary>
internal static class WebServer
{
    public const long LargestBody = 1024 * 1024;

    public static void Configure(KestrelServerOptions options, ListenConfiguration listen, WebCertificate certificate)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = LargestBody;
        options.Limits.MaxConcurrentConnections = 1000;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        Listen(options, listen.Address, listen.HttpPort, _ => { });
        Listen(options, listen.Address, listen.HttpsPort, endpoint => endpoint.UseHttps(new TlsHandshakeCallbackOptions
        {
            HandshakeTimeout = TimeSpan.FromSeconds(10),
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = certificate.Current(),
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            }),
        }));
    }

    private static void Listen(KestrelServerOptions options, string address, int port, Action<ListenOptions> configure)
    {
        if (address != ListenConfiguration.AnyAddress)
            options.Listen(IPAddress.Parse(address), port, configure);
        else
            options.ListenAnyIP(port, configure);
    }
}
