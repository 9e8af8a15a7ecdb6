using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Appliance.Pki.Register;

/// <summary>
/// Every certificate a CA has signed, in the form of OpenSSL's <c>index.txt</c> (man ca, "CA DATABASE"), so that
/// <c>openssl ca</c> can read and take over the register. Immutable: each change gives a new index.
/// </summary>
public sealed class CertificateIndex
{
    /// <summary>
    /// What <c>index.txt.attr</c> holds: a renewed certificate has its predecessor's subject, which OpenSSL refuses unless told.
    /// </summary>
    public const string AttributesText = "unique_subject = no\n";

    private CertificateIndex(ImmutableArray<CertificateIndexEntry> entries) => Entries = entries;

    public static CertificateIndex Empty { get; } = new([]);

    /// <summary>In the order of signing.</summary>
    public ImmutableArray<CertificateIndexEntry> Entries { get; }

    /// <returns>The index, or a finding that names the first damaged line.</returns>
    public static PkiResult<CertificateIndex> Parse(string text)
    {
        var entries = ImmutableArray.CreateBuilder<CertificateIndexEntry>();
        var serials = new HashSet<SerialNumber>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 && i == lines.Length - 1)
                break;
            if (CertificateIndexEntry.Parse(lines[i], out var flaw) is not { } entry)
                return Damaged(i + 1, flaw);
            if (!serials.Add(entry.Serial))
                return Damaged(i + 1, $"repeats serial number {entry.Serial}");
            entries.Add(entry);
        }
        return new CertificateIndex(entries.ToImmutable());
    }

    /// <summary>The file's text.</summary>
    public string Format()
    {
        var text = new StringBuilder();
        foreach (var entry in Entries)
            text.Append(entry.Format()).Append('\n');
        return text.ToString();
    }

    /// <exception cref="InvalidOperationException">The serial number is taken: the caller did not use <see cref="NextSerial"/>.</exception>
    public CertificateIndex Append(CertificateIndexEntry entry)
    {
        if (Find(entry.Serial) is not null)
            throw new InvalidOperationException($"serial number {entry.Serial} is in the index already");
        return new CertificateIndex(Entries.Add(entry));
    }

    public CertificateIndexEntry? Find(SerialNumber serial) => Entries.FirstOrDefault(entry => entry.Serial == serial);

    /// <summary>
    /// The number for the next certificate: what the serial file says, or one past the highest in the index when that is
    /// further, as it is after an old serial file was restored. Null serial file: a new one is begun.
    /// </summary>
    public SerialNumber NextSerial(SerialNumber? fromFile)
    {
        if (Entries.IsEmpty)
            return fromFile ?? SerialNumber.CreateFirst();
        var pastHighest = Entries.Max(entry => entry.Serial).Next();
        return fromFile is { } next && next.CompareTo(pastHighest) > 0 ? next : pastHighest;
    }

    /// <returns>The index with the certificate marked revoked, or a finding when it is unknown or revoked before.</returns>
    /// <exception cref="ArgumentException">OpenSSL's index has no name for the reason.</exception>
    public PkiResult<CertificateIndex> Revoke(SerialNumber serial, DateTimeOffset at, X509RevocationReason reason)
    {
        var revocation = new Revocation(at, reason);
        if (!revocation.IsExpressible)
            throw new ArgumentException($"the index cannot express the reason {reason}", nameof(reason));
        if (Find(serial) is not { } entry)
            return PkiFinding.Error(
                PkiCodes.SerialUnknown,
                $"There is no certificate with serial number {serial} in the index.",
                "Look the number up in the certificate ('openssl x509 -noout -serial -in CERT'); another CA may have signed it.");
        if (entry.Revocation is { } earlier)
            return PkiFinding.Error(
                PkiCodes.AlreadyRevoked,
                $"Certificate {serial} ({entry.Subject}) was revoked on {earlier.At:yyyy-MM-dd HH:mm} UTC.",
                "Nothing needs to be done.");
        return Replace(entry, entry with { Status = IndexStatus.Revoked, Revocation = revocation });
    }

    /// <summary>Marks what has run out by now, as <c>openssl ca -updatedb</c> does.</summary>
    public CertificateIndex MarkExpired(DateTimeOffset now) => new(
        [.. Entries.Select(entry => entry.Status == IndexStatus.Valid && entry.NotAfter < now ? entry with { Status = IndexStatus.Expired } : entry)]);

    /// <summary>An earlier state with what was entered and revoked since.</summary>
    /// <param name="earlier">The state to go back to.</param>
    /// <param name="except">Subject, in the index's form, of certificates that are not kept.</param>
    /// <returns>Null when there is nothing to keep.</returns>
    public CertificateIndex? Since(CertificateIndex earlier, string? except)
    {
        var entered = Entries.Where(entry => entry.Subject != except && earlier.Find(entry.Serial) is null).ToList();
        var revoked = Entries.Where(entry => entry.Revocation is not null && earlier.Find(entry.Serial) is { Revocation: null }).ToDictionary(entry => entry.Serial);
        return entered.Count + revoked.Count == 0 ? null : new([.. earlier.Entries.Select(entry => revoked.GetValueOrDefault(entry.Serial, entry)), .. entered]);
    }

    private CertificateIndex Replace(CertificateIndexEntry old, CertificateIndexEntry entry) => new(Entries.Replace(old, entry));

    private static PkiFinding Damaged(int line, string flaw) => PkiFinding.Error(
        PkiCodes.IndexDamaged,
        $"Line {line} of the certificate index {flaw}.",
        "Restore index.txt from a backup or mend the line; its form is that of OpenSSL ('man openssl-ca'). Nothing is signed until then.");
}
