using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;
using Appliance.Tests.Support;

namespace Appliance.Tests.Pki;

/// <summary>A site, its CA and certificates, at one fixed moment.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly SerialNumber Serial = SerialNumber.Of(0x4100);

    public static FixedTime Clock => new(Now);

    public static CertificateInventory Inventory { get; } = CertificateInventory.For(new InventorySettings
    {
        Organization = "test.org",
        Fqdn = "engine.test.org",
        AlternateNames = ["manager.test.org", "10.0.200.93", "fd00::93"],
    }).Value;

    public static CertificateAuthority Authority(KeyKind kind = KeyKind.EcdsaP256, TimeProvider? clock = null) =>
        CertificateAuthority.Create(Inventory.Ca.Subject, Inventory.Ca.Lifetime, kind, Serial, clock ?? Clock);

    public static IssuedCertificate Issue(CertificateAuthority ca, CertificateSpec spec, KeyPair key, int offset = 1) =>
        ca.Issue(spec, key.PublicKey, SerialNumber.Of(Serial.Value + offset)).Value;

    public static AlternateNames Names(params string[] names) => AlternateNames.From(names).Value;
}
