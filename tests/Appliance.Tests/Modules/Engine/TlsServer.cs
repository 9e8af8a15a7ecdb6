using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Appliance.Tests.Modules.Engine;

/// <summary>A web server on loopback that answers each request as a test says, once per connection.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;
    private readonly Func<string, string> _answer;
    private readonly Task _serving;

    /// <param name="certificate">With its key; null for plain HTTP.</param>
    /// <param name="answer">Gives for a request (head and body) everything that is sent back.</param>
    public TlsServer(X509Certificate2? certificate, Func<string, string> answer)
    {
        (_certificate, _answer) = (certificate, answer);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it answers before it is asked, as a mail server does.</summary>
    public bool SpeaksFirst { get; init; }

    /// <summary>Every request that came.</summary>
    public List<string> Requests { get; } = [];

    public static string Ok(string body) => Answer("200 OK", body);

    public static string Answer(string status, string body, string? header = null) =>
        $"HTTP/1.1 {status}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{(header is null ? "" : header + "\r\n")}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _certificate?.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
            catch (Exception e) when (e is SocketException { SocketErrorCode: SocketError.OperationAborted or SocketError.Interrupted } or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client does not trust this server and went away.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        if (_certificate is not null)
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(_certificate);
            stream = tls;
        }

        await using (stream)
        {
            var request = SpeaksFirst ? "" : await ReadAsync(stream);
            Requests.Add(request);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer(request)));
        }
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        var text = "";
        var buffer = new byte[4096];
        while (!IsWhole(text))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                throw new IOException("the client went away");
            }

            text += Encoding.UTF8.GetString(buffer, 0, count);
        }

        return text;
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var length = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null || text.Length >= end + 4 + int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
