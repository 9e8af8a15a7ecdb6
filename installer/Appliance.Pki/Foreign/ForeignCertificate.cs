namespace Appliance.Pki.Foreign;

/// <summary>A server certificate somebody brings along.</summary>
/// <param name="CertificatePem">The server's certificate, then the CAs between it and the root, each after the one it signed.</param>
/// <param name="KeyPem">The server's private key.</param>
/// <param name="CaBundlePem">The CAs clients trust.</param>
public sealed record ForeignCertificate(string CertificatePem, string KeyPem, string CaBundlePem)
{
    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => nameof(ForeignCertificate);
}
