using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Keys;

namespace Appliance.Modules.Pki;

/// <summary>The files of a certificate that was brought along, as they are where the answers say they are.</summary>
/// <param name="CertificatePem">The certificate file's text.</param>
/// <param name="KeyPem">The key file's text. A secret.</param>
internal sealed record GivenCertificate(string CertificatePem, string KeyPem)
{
    // A certificate file is a few KiB; whatever is larger is another file.
    private const int LongestFile = 1024 * 1024;

    /// <param name="files">The paths in the answers. They are this host's even in a trial, like those of secrets.</param>
    /// <param name="problem">Which file cannot be read, and why.</param>
    public static GivenCertificate? Read(CertificateFiles files, out string? problem)
    {
        problem = null;
        try
        {
            return new GivenCertificate(ReadFile(files.Certificate), ReadFile(files.Key));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
            return null;
        }
    }

    /// <summary>The certificates without what else stands in the file, as they go to disk; null when there are none.</summary>
    public string? PlainCertificates() => Appliance.Pki.CertificatePem.ReadAll(CertificatePem).Succeeded(out var all, out _)
        ? string.Concat(all.Select(certificate => certificate.ExportCertificatePem() + "\n"))
        : null;

    /// <summary>The certificate itself: the first of the file.</summary>
    public X509Certificate2? Certificate() => Appliance.Pki.CertificatePem.ReadFirst(CertificatePem).Succeeded(out var certificate, out _) ? certificate : null;

    public KeyPair? Key() => KeyPair.FromPem(KeyPem).Succeeded(out var key, out _) ? key : null;

    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => nameof(GivenCertificate);

    private static string ReadFile(string path) => new FileInfo(path) switch
    {
        { Exists: false } => throw new FileNotFoundException($"{path} is not there, or is not a file."),
        { Length: > LongestFile } => throw new IOException($"{path} is larger than {LongestFile / 1024} KiB: it is no certificate and no key."),
        _ => File.ReadAllText(path),
    };
}
