using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Modules.Pki;
using Appliance.Pki;
using Appliance.Pki.Inventory;

namespace Appliance.Modules.Engine;

/// <summary>
/// Talks to the engine on this machine as its users do: by its name, over TLS, trusting the site's CAs and nobody else.
/// The name is not resolved: what is asked here is whether the engine works, not whether DNS does.
/// </summary>
internal sealed class EngineClient : IDisposable
{
    private const string TokenPath = "/ovirt-engine/sso/oauth/token";
    private const string LogoutPath = "/ovirt-engine/services/sso-logout";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly EngineSettings _settings;
    private readonly IMachineFiles _files;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private string? _distrust;

    public EngineClient(EngineSettings settings, IMachineFiles files, TimeProvider time)
    {
        (_settings, _files, _time) = (settings, files, time);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = ConnectAsync,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsTrusted },
        };
        _http = new HttpClient(handler) { Timeout = Patience };
    }

    public Uri Https(string path) => new UriBuilder(Uri.UriSchemeHttps, _settings.Fqdn, _settings.HttpsPort, path).Uri;

    public Uri Http(string path) => new UriBuilder(Uri.UriSchemeHttp, _settings.Fqdn, _settings.HttpPort, path).Uri;

    /// <exception cref="EngineUnreachableException">There is no answer that can be trusted; says why.</exception>
    public Task<EngineAnswer> GetAsync(Uri address, CancellationToken cancellationToken, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return SendAsync(request, cancellationToken);
    }

    /// <summary>One attempt to log in: failed ones count towards the account's lock.</summary>
    /// <exception cref="EngineUnreachableException">There is no answer that can be trusted; says why.</exception>
    public async Task<LoginResult> LogInAsync(string user, Secret password, CancellationToken cancellationToken)
    {
        var form = new FormUrlEncodedContent(
        [
            new("grant_type", "password"),
            new("scope", "ovirt-app-api"),
            new("username", user),
            new("password", password.Reveal()),
        ]);
        var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, Https(TokenPath)) { Content = form }, cancellationToken);
        return answer.Status switch
        {
            HttpStatusCode.OK when Field(answer.Text, "access_token") is { } token => new LoginResult(LoginState.LoggedIn, token, ""),
            HttpStatusCode.TooManyRequests => new LoginResult(LoginState.TooMany, null, Field(answer.Text, "error_description") ?? "too many attempts"),
            HttpStatusCode.Unauthorized => new LoginResult(LoginState.Refused, null, Field(answer.Text, "error_description") ?? "user name or password are wrong"),
            var status => throw new EngineUnreachableException($"Logging in is answered with {(int)status}: {answer.Text.Trim()}"),
        };
    }

    /// <summary>Ends a login.</summary>
    public Task LogOutAsync(string token, CancellationToken cancellationToken)
    {
        var form = new FormUrlEncodedContent([new("token", token)]);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, Https(LogoutPath)) { Content = form }, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<EngineAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Accept.ParseAdd("application/json, */*;q=0.5");
        using (request)
        {
            try
            {
                using var response = await _http.SendAsync(request, cancellationToken);
                return new EngineAnswer(response.StatusCode, response.Headers.Location, await response.Content.ReadAsStringAsync(cancellationToken));
            }
            catch (HttpRequestException e)
            {
                throw new EngineUnreachableException($"{request.RequestUri} does not answer: {_distrust ?? e.InnerException?.Message ?? e.Message}", e);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new EngineUnreachableException($"{request.RequestUri} did not answer within {Patience.TotalSeconds:0} s.", e);
            }
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _distrust = certificate is not X509Certificate2 server
            ? "it shows no certificate."
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                ? $"its certificate '{server.Subject}' is not for {_settings.Fqdn}."
                : TrustedChain.Problem(server, chain?.ChainPolicy.ExtraStore ?? [], Trusted(), _time.GetUtcNow()) is { } problem
                    ? $"its certificate '{server.Subject}' cannot be trusted: {problem}."
                    : null;
        return _distrust is null;
    }

    private List<X509Certificate2> Trusted()
    {
        var folder = new PkiFolder(_files);
        return
        [
            .. new[] { "ca.pem", PkiLayout.WebCa }
                .Select(folder.Text)
                .Where(text => text is not null)
                .SelectMany(text => CertificatePem.ReadAll(text!).Succeeded(out var all, out _) ? all : []),
        ];
    }

    private static string? Field(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
