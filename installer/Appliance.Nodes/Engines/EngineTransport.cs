using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Appliance.Contracts.Nodes;

namespace Appliance.Nodes.Engines;

/// <summary>HTTP over TLS to one engine, with its failures in words. A proxy of the environment is for the web, not for this.</summary>
internal sealed class EngineTransport : IDisposable
{
    private const int LargestAnswer = 4 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly EngineEndpoint _endpoint;
    private readonly EngineDialer _dialer;
    private readonly SslStreamCertificateContext? _own;
    private readonly HttpClient _http;
    private readonly Func<X509Certificate2, IReadOnlyList<X509Certificate2>, EngineUntrustedException?> _judge;
    private EngineUntrustedException? _verdict;

    /// <param name="judge">Says of the certificate that is shown, and those sent with it, why it is not the engine's; null when it is.</param>
    /// <param name="own">What this node shows; null before it has a certificate. With its private key.</param>
    public EngineTransport(EngineEndpoint endpoint, Func<X509Certificate2, IReadOnlyList<X509Certificate2>, EngineUntrustedException?> judge, X509Certificate2? own)
    {
        (_endpoint, _judge) = (endpoint, judge);
        _dialer = new EngineDialer(endpoint);
        _own = own is null ? null : SslStreamCertificateContext.Create(own, additionalCertificates: null, offline: true);
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = Patience,
            ConnectCallback = async (_, cancellationToken) => await _dialer.DialAsync(cancellationToken),
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificateContext = _own,
                // A resumed session would keep the certificate it began with.
                AllowTlsResume = false,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback = Judge,
                // Only the engine's own CA counts, and it is asked in Judge: the system's do not, and nothing is fetched.
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                },
            },
        };
        _http = new HttpClient(handler) { BaseAddress = endpoint.Engine.Url, Timeout = Patience, MaxResponseContentBufferSize = LargestAnswer };
    }

    public string? LocalAddress => _dialer.LocalAddress;

    /// <summary>The engine's clock by its last answer, and when that came by the given one's.</summary>
    public DateTimeOffset? Date { get; private set; }

    /// <param name="body">JSON; null for a GET.</param>
    /// <exception cref="EngineException">It did not work out.</exception>
    public async Task<byte[]> SendAsync(string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        _verdict = null;
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            Date = response.Headers.Date;
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? answer : throw Refusal(response.StatusCode, answer);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Explain(e) is { } explained)
        {
            throw explained;
        }
    }

    public EngineException Strange(string what) => new(
        $"What answers at {_endpoint} is not an engine of this program, or one of another version: {what}.",
        "Look at the name and the port: nodes use the engine's node port (engine.nodePort), not that of its web page.");

    public void Dispose() => _http.Dispose();

    private bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        // Both belong to the handshake and are gone after it.
        using var shown = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        List<X509Certificate2> others = [.. (chain?.ChainPolicy.ExtraStore ?? []).Select(other => X509CertificateLoader.LoadCertificate(other.RawData))];
        _verdict = _judge(shown, others);
        return _verdict is null;
    }

    private EngineException Refusal(HttpStatusCode status, byte[] answer)
    {
        try
        {
            if (JsonSerializer.Deserialize(answer, NodeJson.Default.NodeProblem) is { } problem)
            {
                return Refusals.Of(problem, _endpoint);
            }
        }
        catch (JsonException)
        {
            // Not one of the engine's own answers.
        }

        return (int)status >= 500
            ? new EngineUnreachableException($"The engine {_endpoint} answers with an error of its own (HTTP {(int)status}).", "Look at its log: journalctl -u appliance-engine on the engine.")
            : Strange($"it answers with HTTP {(int)status}");
    }

    private EngineException? Explain(Exception e)
    {
        if (_verdict is { } verdict)
        {
            return verdict;
        }

        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case EngineException own:
                    return own;
                case AuthenticationException:
                    return new EngineUnreachableException($"{_endpoint} does not speak TLS as an engine does: {inner.Message.TrimEnd('.')}.", "Look whether this is the engine's node port (engine.nodePort).", e);
            }
        }

        return e switch
        {
            OperationCanceledException => new EngineUnreachableException($"The engine {_endpoint} did not answer within {Patience.TotalSeconds:0} s.", "Look at the engine (`appliance status` there) and at the network between.", e),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Strange("its answer is too large"),
            HttpRequestException or IOException => new EngineUnreachableException($"The connection to the engine {_endpoint} broke: {(e.InnerException ?? e).Message.TrimEnd('.')}.", "Look at the engine (`appliance status` there) and at the network between.", e),
            _ => null,
        };
    }
}
