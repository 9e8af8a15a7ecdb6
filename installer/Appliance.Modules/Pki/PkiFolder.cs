using System.Security.Cryptography.X509Certificates;
using Appliance.Machines.Files;
using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;

namespace Appliance.Modules.Pki;

/// <summary>The PKI's files on one machine, by their paths relative to its folder.</summary>
internal sealed class PkiFolder(IMachineFiles files)
{
    public static string PathOf(string relative) => relative.Length == 0 ? PkiSettings.Root : $"{PkiSettings.Root}/{relative}";

    public string? Text(string relative) => files.ReadTextOrNull(PathOf(relative));

    /// <summary>The certificate; null when there is none or it cannot be read.</summary>
    public X509Certificate2? Certificate(CertificateSpec spec) =>
        Text(spec.CertificatePath) is { } pem && CertificatePem.ReadFirst(pem).Succeeded(out var certificate, out _) ? certificate : null;

    /// <summary>The private key; null when there is none or it is of no use.</summary>
    public KeyPair? Key(CertificateSpec spec) =>
        Text(spec.KeyPath) is { } pem && KeyPair.FromPem(pem).Succeeded(out var key, out _) ? key : null;

    public CertificateStatus Status(CertificateSpec spec, KeyPair? key, X509Certificate2? issuer, DateTimeOffset now) =>
        CertificateStatus.Of(spec, Text(spec.CertificatePath), key, issuer, now);

    public void WriteCertificate(CertificateSpec spec, string pem) => Write(new PkiFile(spec.CertificatePath, PkiLayout.PublicFile, "root"), pem);

    public void WriteKey(CertificateSpec spec, KeyPair key) => Write(KeyFile(spec), key.ExportPrivateKeyPem());

    public void WriteRequest(CertificateSpec spec, string pem) => Write(new PkiFile(spec.RequestPath!, PkiLayout.PublicFile, "root"), pem);

    public void Write(PkiFile file, string text) => files.WriteText(PathOf(file.Path), text, OwnershipOf(file));

    /// <summary>Whether others than its owner may get at the key.</summary>
    public bool IsKeyExposed(CertificateSpec spec) => files.Stat(PathOf(spec.KeyPath)) is { } now && now.Mode != PkiLayout.PrivateFile;

    public void ProtectKey(CertificateSpec spec) => files.SetOwnership(PathOf(spec.KeyPath), OwnershipOf(KeyFile(spec)));

    public static Ownership OwnershipOf(PkiFile file) => new(file.Mode, file.Owner, file.Owner);

    private static PkiFile KeyFile(CertificateSpec spec) => new(spec.KeyPath, PkiLayout.PrivateFile, spec.Owner);
}
