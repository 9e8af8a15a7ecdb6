using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki.Names;

/// <summary>A certificate's subject: organization and common name.</summary>
public sealed record SubjectName
{
    /// <summary>The longest organization or common name, in characters (RFC 5280, ub-organization-name, ub-common-name).</summary>
    public const int LongestPart = 64;

    private SubjectName(string organization, string commonName)
    {
        Organization = organization;
        CommonName = commonName;
    }

    public string Organization { get; }

    public string CommonName { get; }

    /// <returns>The subject, or a finding when a part is empty, longer than 64 characters or holds control characters.</returns>
    public static PkiResult<SubjectName> Create(string organization, string commonName)
    {
        if (Flaw(organization) is { } organizationFlaw)
            return Refused("organization", organization, organizationFlaw);
        if (Flaw(commonName) is { } nameFlaw)
            return Refused("common name", commonName, nameFlaw);
        return new SubjectName(organization, commonName);
    }

    /// <summary>
    /// The subject for a host. A name too long for a common name is replaced by its first label: clients go by the
    /// alternate names, which hold it in full, and a name cut in the middle could be somebody else's.
    /// </summary>
    /// <param name="organization">The organization, at most 64 characters.</param>
    /// <param name="fqdn">The host's full name.</param>
    /// <param name="role">Put behind the host name, for a certificate that is not the host's own ("CA").</param>
    public static PkiResult<SubjectName> ForHost(string organization, string fqdn, string? role = null)
    {
        var suffix = role is null ? "" : " " + role;
        var host = fqdn.Length + suffix.Length <= LongestPart ? fqdn : fqdn.Split('.')[0];
        if (host.Length + suffix.Length > LongestPart)
            host = host[..(LongestPart - suffix.Length)];
        return Create(organization, host + suffix);
    }

    public override string ToString() => $"O={Organization}, CN={CommonName}";

    public X500DistinguishedName Encode()
    {
        // The builder writes what was added last first; the index and every tool show the organization first.
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(CommonName);
        builder.AddOrganizationName(Organization);
        return builder.Build();
    }

    private static string? Flaw(string part)
    {
        if (string.IsNullOrWhiteSpace(part))
            return "is empty";
        if (part.Length > LongestPart)
            return $"has {part.Length} characters, more than {LongestPart}";
        return part.Any(char.IsControl) ? "holds control characters" : null;
    }

    private static PkiFinding Refused(string what, string part, string flaw) => PkiFinding.Error(
        PkiCodes.SubjectInvalid,
        $"The {what} of a certificate {flaw}: '{new string([.. part.Select(letter => char.IsControl(letter) ? '?' : letter)])}'.",
        $"Give 1 to {LongestPart} printable characters.");
}
