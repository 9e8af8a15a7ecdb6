using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Appliance.Pki.Register;

/// <summary>One line of the index: a certificate the CA has signed.</summary>
/// <param name="Status">Valid, revoked or expired.</param>
/// <param name="NotAfter">End of validity.</param>
/// <param name="Revocation">When and why it was revoked; set for a revoked certificate and for no other.</param>
/// <param name="Serial">Its serial number.</param>
/// <param name="Subject">Its subject in OpenSSL's one-line form, <c>/O=…/CN=…</c>.</param>
public sealed record CertificateIndexEntry(
    IndexStatus Status,
    DateTimeOffset NotAfter,
    Revocation? Revocation,
    SerialNumber Serial,
    string Subject)
{
    private const int FieldCount = 6;

    /// <summary>The line of a certificate that is in force.</summary>
    public static CertificateIndexEntry Of(X509Certificate2 certificate) => new(
        IndexStatus.Valid,
        CertificateTraits.NotAfter(certificate),
        null,
        SerialNumber.Parse(certificate.SerialNumber).Value,
        SubjectLine(certificate.SubjectName));

    /// <returns>The entry, or null with what is wrong with the line as the end of a sentence.</returns>
    internal static CertificateIndexEntry? Parse(string line, out string flaw)
    {
        flaw = "";
        var fields = line.Split('\t');
        if (fields.Length != FieldCount)
        {
            flaw = $"has {fields.Length} fields separated by tabs instead of {FieldCount}";
            return null;
        }
        if (ParseStatus(fields[0]) is not { } status)
            flaw = $"starts with '{fields[0]}' instead of V, R or E";
        else if (IndexTime.Parse(fields[1]) is not { } notAfter)
            flaw = $"has '{fields[1]}' for the end of validity";
        else if (status != IndexStatus.Revoked && fields[2].Length > 0)
            flaw = "has a revocation date but is not marked R";
        else if (status == IndexStatus.Revoked && Register.Revocation.Parse(fields[2]) is null)
            flaw = $"has '{fields[2]}' for the revocation date and reason";
        else if (!SerialNumber.Parse(fields[3]).Succeeded(out var serial, out _))
            flaw = $"has '{fields[3]}' for the serial number";
        else if (!fields[5].StartsWith('/'))
            flaw = "has a subject that does not start with '/'";
        else
            return new CertificateIndexEntry(status, notAfter, Register.Revocation.Parse(fields[2]), serial, fields[5]);
        return null;
    }

    internal string Format() => string.Join(
        '\t',
        Status switch { IndexStatus.Valid => "V", IndexStatus.Revoked => "R", _ => "E" },
        IndexTime.Format(NotAfter),
        Revocation?.Format() ?? "",
        Serial.ToString(),
        // OpenSSL never writes the file's name here either.
        "unknown",
        Subject);

    private static IndexStatus? ParseStatus(string field) => field switch
    {
        "V" => IndexStatus.Valid,
        "R" => IndexStatus.Revoked,
        "E" => IndexStatus.Expired,
        _ => null,
    };

    /// <summary>X509_NAME_oneline of OpenSSL: attributes in their order, octets outside printable ASCII as \xHH.</summary>
    public static string SubjectLine(X500DistinguishedName name)
    {
        var line = new StringBuilder();
        foreach (var part in name.EnumerateRelativeDistinguishedNames(reversed: false))
        {
            var type = part.GetSingleElementType();
            line.Append('/').Append(ShortName(type.Value!)).Append('=');
            foreach (var octet in Encoding.UTF8.GetBytes(part.GetSingleElementValue() ?? ""))
                line.Append(octet is >= 0x20 and <= 0x7E ? ((char)octet).ToString() : $"\\x{octet:X2}");
        }
        return line.ToString();
    }

    private static string ShortName(string oid) => oid switch
    {
        "2.5.4.3" => "CN",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "0.9.2342.19200300.100.1.25" => "DC",
        "1.2.840.113549.1.9.1" => "emailAddress",
        _ => oid,
    };
}
