using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Machines.Files;
using Appliance.Nodes;
using Appliance.Pki;

namespace Appliance.Modules.Virtualization;

/// <summary>
/// Libvirt's port for TLS, as far as its door: after the handshake the daemon judges the client's certificate and sends one byte,
/// 1, to those it lets in; others it hangs up on (virNetTLSSession in libvirt's sources). The name is not resolved.
/// </summary>
/// <param name="name">Whose certificate must be shown.</param>
internal sealed class LibvirtDoor(IPEndPoint address, string name, TimeProvider time)
{
    private const byte LetIn = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>Why one is not let in; null when one is.</returns>
    public async Task<string?> KnockAsync(IMachineFiles files, bool withCertificate, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            using var certificate = withCertificate ? Own(files) : null;
            return await KnockAsync(files, certificate, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"it did not answer within {Patience.TotalSeconds:0} s.";
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or CryptographicException)
        {
            return e.InnerException?.Message ?? e.Message;
        }
    }

    private async Task<string?> KnockAsync(IMachineFiles files, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        string? distrust = null;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, cancellationToken);
        await using var tls = new SslStream(new NetworkStream(socket));
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = name,
                    ClientCertificates = certificate is null ? null : [certificate],
                    RemoteCertificateValidationCallback = (_, shown, chain, errors) => (distrust = Distrust(files, shown as X509Certificate2, chain, errors)) is null,
                },
                cancellationToken);
        }
        catch (AuthenticationException) when (distrust is not null)
        {
            return distrust;
        }

        var answer = new byte[1];
        return await tls.ReadAsync(answer, cancellationToken) == 1 && answer[0] == LetIn ? null : "it hung up after the handshake.";
    }

    private string? Distrust(IMachineFiles files, X509Certificate2? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        if (shown is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return shown is null ? "it shows no certificate." : $"its certificate '{shown.Subject}' is not for {name}.";
        }

        var trusted = CertificatePem.ReadAll(files.ReadTextOrNull(NodePaths.Ca) ?? "").Succeeded(out var authorities, out _) ? authorities : [];
        return TrustedChain.Problem(shown, chain?.ChainPolicy.ExtraStore ?? [], trusted, time.GetUtcNow()) is { } problem
            ? $"its certificate '{shown.Subject}' cannot be trusted: {problem}."
            : null;
    }

    private static X509Certificate2 Own(IMachineFiles files) =>
        X509Certificate2.CreateFromPem(files.ReadTextOrNull(NodePaths.Certificate) ?? "", files.ReadTextOrNull(NodePaths.Key) ?? "");
}
