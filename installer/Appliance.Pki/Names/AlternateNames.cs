using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki.Names;

/// <summary>The names and addresses a certificate is good for (its subjectAltName).</summary>
public sealed class AlternateNames
{
    private AlternateNames(ImmutableArray<string> dns, ImmutableArray<IPAddress> addresses)
    {
        Dns = dns;
        Addresses = addresses;
    }

    public static AlternateNames None { get; } = new([], []);

    /// <summary>Host names, lower case, each once.</summary>
    public ImmutableArray<string> Dns { get; }

    /// <summary>IPv4 and IPv6 addresses, each once.</summary>
    public ImmutableArray<IPAddress> Addresses { get; }

    public bool IsEmpty => Dns.IsEmpty && Addresses.IsEmpty;

    /// <summary>Sorts names and addresses given in one list, as answers write them.</summary>
    public static PkiResult<AlternateNames> From(IEnumerable<string> namesAndAddresses)
    {
        List<string> dns = [];
        List<IPAddress> addresses = [];
        foreach (var text in namesAndAddresses)
        {
            if (ReadAddress(text) is { } address)
                addresses.Add(address);
            else if (DnsName.Normalize(text) is { } name && !LooksLikeAddress(name))
                dns.Add(name);
            else
                return PkiFinding.Error(
                    PkiCodes.NameInvalid,
                    $"'{text}' is neither a host name nor an IP address, so no certificate can carry it.",
                    "Write a host name of letters, digits and hyphens (a name of another script in its xn-- form), or an address without prefix length or zone.");
        }
        return new AlternateNames([.. dns.Distinct()], [.. addresses.Distinct()]);
    }

    /// <summary>What a certificate carries. Names of other types (mail, URI) are not looked at.</summary>
    public static AlternateNames Of(X509Certificate2 certificate)
    {
        var extension = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return extension is null
            ? None
            : new AlternateNames(
                [.. extension.EnumerateDnsNames().Select(name => name.ToLowerInvariant()).Distinct()],
                [.. extension.EnumerateIPAddresses().Distinct()]);
    }

    /// <summary>
    /// The names of this set a client would not accept from the certificate (RFC 9525: a wildcard stands for one whole
    /// leftmost label, the common name does not count).
    /// </summary>
    public ImmutableArray<string> NotCoveredBy(X509Certificate2 certificate) =>
        [.. ToStrings().Where(name => !certificate.MatchesHostname(name, allowWildcards: true, allowCommonName: false))];

    public bool SetEquals(AlternateNames other) =>
        Dns.ToHashSet().SetEquals(other.Dns) && Addresses.ToHashSet().SetEquals(other.Addresses);

    public IEnumerable<string> ToStrings() => Dns.Concat(Addresses.Select(address => address.ToString()));

    public override string ToString() => IsEmpty ? "none" : string.Join(", ", ToStrings());

    internal X509Extension ToExtension()
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in Dns)
            builder.AddDnsName(name);
        foreach (var address in Addresses)
            builder.AddIpAddress(address);
        return builder.Build();
    }

    private static IPAddress? ReadAddress(string text)
    {
        if (!IPAddress.TryParse(text, out var address))
            return null;
        // TryParse also takes "1", "0x7f.1" and "fe80::1%eth0"; only what reads back the same is what the person meant.
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? text.Contains('%') || text.Contains('[') ? null : address
            : address.ToString() == text ? address : null;
    }

    /// <summary>A last label of digits is never a host's (RFC 1123, 2.1): "10.0.0.300" is a mistyped address.</summary>
    private static bool LooksLikeAddress(string name) => name[(name.LastIndexOf('.') + 1)..].All(char.IsAsciiDigit);
}
