namespace Appliance.Pki.Issuing;

/// <summary>What a certificate may be used for.</summary>
public enum CertificateProfile
{
    /// <summary>Signs certificates and revocation lists; has no CA below it.</summary>
    Ca,

    /// <summary>TLS server.</summary>
    Server,

    /// <summary>TLS client.</summary>
    Client,

    /// <summary>TLS server and client: the engine.</summary>
    ServerAndClient,

    /// <summary>A node: TLS server and client.</summary>
    Node,
}
