using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Register;

namespace Appliance.Engine.Nodes;

internal sealed partial class NodeSigner
{
    // Libvirt takes no connection once a list has run out, so it must outlast an engine that is down for long.
    private static readonly TimeSpan ListLifetime = TimeSpan.FromDays(180);
    private static readonly TimeSpan ListAge = TimeSpan.FromDays(30);

    /// <summary>The CA's revocation list, PEM; null when there is none yet.</summary>
    public string? RevocationList => ReadText(PkiLayout.RevocationList);

    /// <summary>The number of that list, hexadecimal; null when there is none.</summary>
    public string? RevocationNumber
    {
        get
        {
            // Of the list itself: the file of the next number is ahead of it while a list is written, and who fetched the old
            // list for the new number would keep it.
            try
            {
                if (RevocationList is not { } list)
                    return null;
                CertificateRevocationListBuilder.LoadPem(list, out var number);
                return SerialNumber.Of(number).ToString();
            }
            catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>Marks certificates as revoked and writes the list anew. What is revoked or unknown already is passed over.</summary>
    /// <returns>How many were revoked, or why none was.</returns>
    public Task<PkiResult<int>> RevokeAsync(IEnumerable<string?> serials, X509RevocationReason reason, CancellationToken cancellationToken) =>
        WithRegisterAsync<int>(
            () =>
            {
                if (!ReadIndex().Succeeded(out var index, out var problem))
                    return problem;
                var count = 0;
                foreach (var serial in serials.OfType<string>())
                {
                    if (!SerialNumber.Parse(serial).Succeeded(out var number, out problem))
                        return problem;
                    if (index.Revoke(number, time.GetUtcNow(), reason).Succeeded(out var revoked, out _))
                        (index, count) = (revoked, count + 1);
                }

                if (count == 0)
                    return count;
                // The index last: what it says is revoked is passed over the next time, and must be in the list by then.
                if (WriteList(index) is { } failed)
                    return failed;
                Write(PkiLayout.Index, index.Format());
                return count;
            },
            cancellationToken);

    /// <summary>Writes the list anew when it has grown old; without one there is nothing to renew.</summary>
    /// <returns>Why it could not be, or null.</returns>
    public async Task<PkiFinding?> RefreshListAsync(CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.Combine(pki.Folder, PkiLayout.RevocationList));
        if (!file.Exists || time.GetUtcNow() - file.LastWriteTimeUtc < ListAge)
            return null;
        var result = await WithRegisterAsync<bool>(
            () =>
            {
                if (!ReadIndex().Succeeded(out var index, out var problem))
                    return problem;
                return WriteList(index) is { } failed ? failed : true;
            },
            cancellationToken);
        return result.Problem;
    }

    private PkiFinding? WriteList(CertificateIndex index)
    {
        if (!ReadNumber(PkiLayout.RevocationListNumber).Succeeded(out var next, out var problem) || !LoadCa().Succeeded(out var ca, out problem))
            return problem;
        using (ca)
        {
            var number = next ?? SerialNumber.Of(1);
            var list = ca.CreateRevocationList(index, number, ListLifetime);
            Write(PkiLayout.RevocationListNumber, number.Next().ToFileText());
            Write(PkiLayout.RevocationList, list);
            return null;
        }
    }
}
