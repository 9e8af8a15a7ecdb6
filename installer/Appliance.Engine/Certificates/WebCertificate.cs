using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Appliance.Engine.Configuration;

namespace Appliance.Engine.Certificates;

/// <summary>
/// The certificate TLS handshakes use. A renewed file is taken up by the next handshake, so a renewal needs no restart;
/// a certificate and key that do not match (a renewal in progress, or a broken one) leave the old pair in use.
/// </summary>
internal sealed class WebCertificate
{
    private readonly PkiConfiguration _pki;
    private readonly Action<string> _warn;
    private readonly Lock _lock = new();
    private (FileStamp Certificate, FileStamp Key) _tried;
    private SslStreamCertificateContext _context;

    /// <exception cref="CertificateException">The files cannot be used.</exception>
    public WebCertificate(PkiConfiguration pki, Action<string> warn)
    {
        _pki = pki;
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
            _warn($"The renewed web certificate is not used yet: {exception.Message}");
        }
    }

    private (FileStamp Certificate, FileStamp Key) Stamps() => (FileStamp.Of(_pki.WebCertificate), FileStamp.Of(_pki.WebKey));

    private SslStreamCertificateContext Load()
    {
        var leaf = CertificateFile.ReadWithKey(_pki.WebCertificate, _pki.WebKey);
        return SslStreamCertificateContext.Create(leaf, CertificateFile.Read(_pki.WebCertificate), offline: true);
    }
}
