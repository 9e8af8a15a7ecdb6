using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Appliance.Engine.Hosting;

/// <summary>How Kestrel listens: limits, TLS, no server header.</summary>
internal static class WebServer
{
    public const long LargestBody = 1024 * 1024;

    private const int MostConnections = 1000;

    // A whole rack may be behind one address.
    private const int MostOfOneAddress = 250;

    public static void Configure(KestrelServerOptions options, ListenConfiguration listen, ServedCertificate web, ServedCertificate engine)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = LargestBody;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        Listen(options, listen.Address, listen.HttpPort, _ => { });
        Listen(options, listen.Address, listen.HttpsPort, endpoint => endpoint.UseHttps(Tls(() => new SslServerAuthenticationOptions
        {
            ServerCertificateContext = web.Current(),
        })));
        Listen(options, listen.Address, listen.NodePort, endpoint =>
        {
            endpoint.UseHttps(Tls(() => new SslServerAuthenticationOptions
            {
                ServerCertificateContext = engine.Current(),
                ClientCertificateRequired = true,
                // Joining needs none. Whose certificate it is and whether it is good is looked at with each request: a connection
                // outlives a revocation.
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                AllowTlsResume = false,
            }));
            endpoint.Use(NodeConnection.Mark);
        });
    }

    private static TlsHandshakeCallbackOptions Tls(Func<SslServerAuthenticationOptions> options) => new()
    {
        HandshakeTimeout = TimeSpan.FromSeconds(10),
        OnConnection = _ =>
        {
            var chosen = options();
            chosen.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            return ValueTask.FromResult(chosen);
        },
    };

    private static void Listen(KestrelServerOptions options, string address, int port, Action<ListenOptions> configure)
    {
        if (address != ListenConfiguration.AnyAddress)
            options.Listen(IPAddress.Parse(address), port, Limited);
        else
            options.ListenAnyIP(port, Limited);

        void Limited(ListenOptions endpoint)
        {
            // Before TLS: what is closed costs no handshake.
            endpoint.Use(new ConnectionLimit(MostConnections, MostOfOneAddress).Guard);
            configure(endpoint);
        }
    }
}
