using Appliance.Modules.Engine;
using Appliance.Modules.Network;
using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Pki;

/// <summary>What the answers say about certificates.</summary>
public sealed record PkiSettings
{
    /// <summary>The folder of the PKI.</summary>
    public const string Root = "/etc/pki/appliance";

    public required CertificateInventory Inventory { get; init; }

    /// <summary>The name the web certificate must be good for.</summary>
    public required string Fqdn { get; init; }

    /// <summary>More names and addresses a person asked for; a web certificate that was brought along should have them.</summary>
    public required AlternateNames AlternateNames { get; init; }

    /// <summary>A CA that was brought along; null for one of our own making.</summary>
    public CertificateFiles? OwnCa { get; init; }

    /// <summary>A web certificate that was brought along; null for one that the site's CA issues.</summary>
    public CertificateFiles? OwnWeb { get; init; }

    /// <summary>The user who signs nodes' certificates.</summary>
    public static string Signer => EnginePaths.Account;

    /// <summary>The longest life among the certificates the CA signs.</summary>
    public TimeSpan LongestLifetime => Inventory.Certificates.Where(spec => !spec.IsCa).Max(spec => spec.Lifetime);

    /// <exception cref="StepFailedException">A name or the organization cannot stand in a certificate.</exception>
    public static PkiSettings From(Site site) => Read(site).Succeeded(out var settings, out var problem)
        ? settings
        : throw new StepFailedException(problem.Message, problem.Remedy);

    /// <returns>The settings, or what cannot stand in a certificate.</returns>
    internal static PkiResult<PkiSettings> Read(Site site)
    {
        if (!CertificateInventory.For(InventoryOf(site)).Succeeded(out var inventory, out var problem))
        {
            return problem;
        }

        return new PkiSettings
        {
            Inventory = inventory,
            Fqdn = site.Get(EngineQuestions.Fqdn),
            AlternateNames = AlternateNames.From(site.Get(EngineQuestions.AlternateNames)).Value,
            OwnCa = site.Find(PkiQuestions.OwnCa),
            OwnWeb = site.Find(PkiQuestions.OwnWeb),
        };
    }

    private static InventorySettings InventoryOf(Site site) => new()
    {
        Organization = site.Get(PkiQuestions.Organization),
        Fqdn = site.Get(EngineQuestions.Fqdn),
        AlternateNames = [.. site.Get(EngineQuestions.AlternateNames), .. Addresses(site)],
        KeyKind = KindOf(site.Get(PkiQuestions.KeyType)),
        CaLifetime = site.Get(PkiQuestions.CaLifetime),
        WebLifetime = site.Get(PkiQuestions.WebLifetime),
        Lifetime = site.Get(PkiQuestions.Lifetime),
        EngineOwner = EnginePaths.Account,
        WebOwner = EnginePaths.Account,
        CaIsSupplied = site.IsAnswered(PkiQuestions.OwnCa),
        WebIsSupplied = site.IsAnswered(PkiQuestions.OwnWeb),
    };

    // A trial is reached by the loopback addresses: its name need not lead anywhere.
    private static IEnumerable<string> Addresses(Site site)
    {
        if (site.Find(NetworkQuestions.Management)?.Address is { } management)
        {
            yield return management.Address.ToString();
        }

        if (site.Mode.IsTrial)
        {
            yield return "127.0.0.1";
            yield return "::1";
            yield return "localhost";
        }
    }

    private static KeyKind KindOf(CertificateKey key) => key switch
    {
        CertificateKey.EcdsaP256 => KeyKind.EcdsaP256,
        CertificateKey.EcdsaP384 => KeyKind.EcdsaP384,
        CertificateKey.Rsa2048 => KeyKind.Rsa2048,
        CertificateKey.Rsa3072 => KeyKind.Rsa3072,
        CertificateKey.Rsa4096 => KeyKind.Rsa4096,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "unknown key type"),
    };
}
