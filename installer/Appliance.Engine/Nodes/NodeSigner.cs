using System.Net;
using System.Text;
using Appliance.Engine.Configuration;
using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;

namespace Appliance.Engine.Nodes;

/// <summary>Signs nodes' certificates with the site's CA and revokes them. Its register is shared with setup.</summary>
internal sealed partial class NodeSigner(PkiConfiguration pki, string organization, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // The file's lock is polled; those within this process take their turns without.
    private readonly SemaphoreSlim _turn = new(1);

    /// <param name="name">The node's name.</param>
    /// <param name="request">PKCS#10, PEM; only its key is taken.</param>
    /// <param name="addresses">More for the alternate names.</param>
    /// <param name="cancellationToken">Ends the waiting for the register.</param>
    /// <returns>The certificate, or why the CA cannot sign now.</returns>
    public Task<PkiResult<NodeCertificate>> SignAsync(string name, string request, IReadOnlyList<IPAddress> addresses, CancellationToken cancellationToken) =>
        WithRegisterAsync<NodeCertificate>(
            () =>
            {
                if (!Specify(name, addresses).Succeeded(out var spec, out var problem)
                    || !LoadCa().Succeeded(out var ca, out problem))
                {
                    return problem;
                }

                using (ca)
                {
                    if (!ReadIndex().Succeeded(out var index, out problem) || !ReadNumber(PkiLayout.Serial).Succeeded(out var fromFile, out problem))
                        return problem;
                    var serial = index.NextSerial(fromFile);
                    // Used up before the certificate is, and entered before anybody has it.
                    Write(PkiLayout.Serial, serial.Next().ToFileText());
                    if (!ca.SignRequest(request, spec, serial).Succeeded(out var issued, out problem))
                        return problem;
                    Write(PkiLayout.Index, index.MarkExpired(time.GetUtcNow()).Append(issued.IndexEntry).Format());
                    return new NodeCertificate(issued.Serial.ToString(), issued.Pem, issued.NotAfter);
                }
            },
            cancellationToken);

    private PkiResult<CertificateSpec> Specify(string name, IReadOnlyList<IPAddress> addresses)
    {
        if (!AlternateNames.From([name, .. addresses.Select(address => address.ToString())]).Succeeded(out var names, out var problem)
            || !SubjectName.ForHost(organization, name).Succeeded(out var subject, out problem))
        {
            return problem;
        }

        return new CertificateSpec
        {
            Name = name,
            Subject = subject,
            AlternateNames = names,
            Profile = CertificateProfile.Node,
            Lifetime = pki.NodeLifetime,
            KeyKind = KeyKind.EcdsaP256,
        };
    }

    private async Task<PkiResult<T>> WithRegisterAsync<T>(Func<PkiResult<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!(await RegisterLock.TakeAsync(pki.Folder, Patience, time, cancellationToken)).Succeeded(out var held, out var problem))
                return problem;
            using (held)
                return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return PkiFinding.Error(
                PkiCodes.RegisterLocked,
                $"The certificate register in {pki.Folder} cannot be used: {exception.Message}",
                "Look for a full disk and who owns the files on the engine's host; then try again.");
        }
        finally
        {
            _turn.Release();
        }
    }

    private PkiResult<CertificateAuthority> LoadCa() =>
        CertificateAuthority.Load(File.ReadAllText(pki.Ca), File.ReadAllText(pki.CaKey), time);

    private PkiResult<CertificateIndex> ReadIndex() => ReadText(PkiLayout.Index) is { } text ? CertificateIndex.Parse(text) : CertificateIndex.Empty;

    private PkiResult<SerialNumber?> ReadNumber(string file)
    {
        if (ReadText(file) is not { } text)
            return (SerialNumber?)null;
        return SerialNumber.Parse(text).Succeeded(out var number, out var problem) ? number : problem;
    }

    private string? ReadText(string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(pki.Folder, file));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private void Write(string file, string text) =>
        DurableFile.Write(Path.Combine(pki.Folder, file), Encoding.ASCII.GetBytes(text), PkiLayout.PublicFile);
}
