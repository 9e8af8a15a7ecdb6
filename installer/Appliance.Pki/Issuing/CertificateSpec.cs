using System.Text.RegularExpressions;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;

namespace Appliance.Pki.Issuing;

/// <summary>Everything that decides what one certificate of a site is and where it lies.</summary>
public sealed partial record CertificateSpec
{
    private readonly string _name = "";
    private readonly TimeSpan _lifetime;

    /// <summary>The stem of its file names: <c>web</c>, <c>engine</c>, a node's name.</summary>
    /// <exception cref="ArgumentException">It holds anything but lower case letters, digits, hyphens and single dots between them.</exception>
    public required string Name
    {
        get => _name;
        // A node's name comes from outside and becomes a path: nothing that leads out of the folder may pass.
        init => _name = value.Length <= 200 && FileStem().IsMatch(value)
            ? value
            : throw new ArgumentException($"'{value}' cannot be the name of a certificate's files", nameof(value));
    }

    public required SubjectName Subject { get; init; }

    public AlternateNames AlternateNames { get; init; } = AlternateNames.None;

    public required CertificateProfile Profile { get; init; }

    /// <summary>From the start to the end of its validity.</summary>
    public required TimeSpan Lifetime
    {
        get => _lifetime;
        init => _lifetime = value >= TimeSpan.FromHours(2)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "a certificate lives two hours or longer: one of them lies in the past");
    }

    public required KeyKind KeyKind { get; init; }

    /// <summary>The user whose file the key is.</summary>
    public string Owner { get; init; } = "root";

    public CertificateOrigin Origin { get; init; } = CertificateOrigin.Issued;

    /// <summary>The share of its life after which it is renewed.</summary>
    public double RenewAfter { get; init; } = 2.0 / 3.0;

    public bool IsCa => Profile == CertificateProfile.Ca;

    /// <summary>Where the certificate lies, relative to the PKI folder.</summary>
    public string CertificatePath => IsCa ? $"{Name}.pem" : $"certs/{Name}.pem";

    /// <summary>Where the private key lies, relative to the PKI folder.</summary>
    public string KeyPath => IsCa ? $"private/{Name}.key" : $"keys/{Name}.key";

    /// <summary>Where the signing request lies, relative to the PKI folder; null for a CA, which signs itself.</summary>
    public string? RequestPath => IsCa ? null : $"requests/{Name}.csr";

    [GeneratedRegex(@"\A[a-z0-9-]+(\.[a-z0-9-]+)*\z")]
    private static partial Regex FileStem();
}
