namespace Appliance.Modules.Pki;

public enum CertificateKey
{
    EcdsaP256,
    EcdsaP384,
    Rsa2048,
    Rsa3072,
    Rsa4096,
}

/// <summary>Paths of a certificate somebody else issued and of its key.</summary>
public sealed record CertificateFiles(string Certificate, string Key);
