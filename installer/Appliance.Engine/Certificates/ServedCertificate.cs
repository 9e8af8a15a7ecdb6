using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Engine.Certificates;

/// <summary>
/// The certificate TLS handshakes use. A renewed file is taken up by the next handshake, so a renewal needs no restart;
/// a certificate and key that do not match (a renewal in progress, or a broken one) leave the old pair in use.
/// </summary>
internal sealed class ServedCertificate
{
    private readonly string _certificate;
    private readonly string _key;
    private readonly Action<string> _warn;
    private readonly Lock _lock = new();
    private (FileStamp Certificate, FileStamp Key) _tried;
    private SslStreamCertificateContext _context;

    /// <exception cref="CertificateException">The files cannot be used.</exception>
    public ServedCertificate(string certificate, string key, Action<string> warn)
    {
        (_certificate, _key) = (certificate, key);
        _warn = warn;
        _tried = Stamps();
        _context = Load();
    }

    public X509Certificate2 Leaf => Current().TargetCertificate;

    public SslStreamCertificateContext Current()
    {
        lock (_lock)
        {
            var stamps = Stamps();
            if (stamps != _tried)
            {
                _tried = stamps;
                TakeUp();
            }

            return _context;
        }
    }

    private void TakeUp()
    {
        try
        {
            _context = Load();
        }
        catch (CertificateException exception)
        {
            _warn($"The renewed certificate is not used yet: {exception.Message}");
        }
    }

    private (FileStamp Certificate, FileStamp Key) Stamps() => (FileStamp.Of(_certificate), FileStamp.Of(_key));

    private SslStreamCertificateContext Load()
    {
        var leaf = CertificateFile.ReadWithKey(_certificate, _key);
        return SslStreamCertificateContext.Create(leaf, CertificateFile.Read(_certificate), offline: true);
    }
}
