using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Engine.Certificates;

/// <summary>Reads PEM certificate files and says plainly what is wrong with them.</summary>
internal static class CertificateFile
{
    /// <summary>The certificates of a file, the leaf first.</summary>
    /// <exception cref="CertificateException">It cannot be read or holds no certificate.</exception>
    public static X509Certificate2Collection Read(string file)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(File.ReadAllText(file));
            return certificates.Count > 0 ? certificates : throw new CertificateException($"{file} holds no PEM certificate.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CertificateException($"{file} cannot be read as PEM certificate: {exception.Message}", exception);
        }
    }

    /// <summary>The first certificate of a file together with its key.</summary>
    /// <exception cref="CertificateException">Either cannot be read, or they do not belong together.</exception>
    public static X509Certificate2 ReadWithKey(string file, string keyFile)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(file, keyFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new CertificateException($"{file} and its key {keyFile} cannot be used together: {exception.Message}", exception);
        }
    }
}
