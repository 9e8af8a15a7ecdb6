using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Appliance.Modules.Network.Change;

/// <summary>
/// Opens a connection and greets by TLS. Who answers does not matter here: whether the certificate is the engine's is for
/// those to see who then talk to it.
/// </summary>
internal sealed class EngineReach : IEngineReach
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    public async Task<string?> ProblemAsync(DnsEndPoint engine, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(LongestWait);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(engine.Host, engine.Port, timeout.Token);
            await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = engine.Host }, timeout.Token);
            return null;
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException)
        {
            return e.Message.TrimEnd('.');
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {LongestWait.TotalSeconds:0} s";
        }
    }
}
