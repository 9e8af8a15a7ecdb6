using System.Collections.Immutable;
using Appliance.Pki.Issuing;
using Appliance.Pki.Names;

namespace Appliance.Pki.Inventory;

/// <summary>
/// The one list of a site's certificates. Issuing, status, renewal, rename and backup all go through it, so that none of
/// them can forget one. Certificates of nodes are not in it: the index has those.
/// </summary>
public sealed class CertificateInventory
{
    private readonly InventorySettings _settings;

    private CertificateInventory(InventorySettings settings, AlternateNames names, SubjectName host, SubjectName ca)
    {
        _settings = settings;
        Ca = new CertificateSpec
        {
            Name = "ca",
            // Another subject than the engine's: a certificate whose issuer has its own name passes for self-signed.
            Subject = ca,
            Profile = CertificateProfile.Ca,
            Lifetime = settings.CaLifetime,
            KeyKind = settings.KeyKind,
            Owner = settings.EngineOwner,
            Origin = settings.CaIsSupplied ? CertificateOrigin.Supplied : CertificateOrigin.Issued,
        };
        Engine = new CertificateSpec
        {
            Name = "engine",
            Subject = host,
            AlternateNames = names,
            Profile = CertificateProfile.ServerAndClient,
            Lifetime = settings.Lifetime,
            KeyKind = settings.KeyKind,
            Owner = settings.EngineOwner,
        };
        Web = new CertificateSpec
        {
            Name = "web",
            Subject = host,
            // A certificate from elsewhere has to be good for the name people type; few CAs certify addresses.
            AlternateNames = settings.WebIsSupplied ? AlternateNames.From([settings.Fqdn]).Value : names,
            Profile = CertificateProfile.Server,
            Lifetime = settings.WebLifetime,
            KeyKind = settings.KeyKind,
            Owner = settings.WebOwner,
            Origin = settings.WebIsSupplied ? CertificateOrigin.Supplied : CertificateOrigin.Issued,
        };
        Certificates = [Ca, Engine, Web];
    }

    /// <summary>Every certificate, in the order of making: the CA first.</summary>
    public ImmutableArray<CertificateSpec> Certificates { get; }

    public CertificateSpec Ca { get; }

    /// <summary>What nodes see of the engine, and the engine's own face towards them.</summary>
    public CertificateSpec Engine { get; }

    /// <summary>What browsers and the API's users see.</summary>
    public CertificateSpec Web { get; }

    /// <summary>Every file of the list and the register, for backup, permissions and removal.</summary>
    public IEnumerable<PkiFile> Files
    {
        get
        {
            foreach (var spec in Certificates)
            {
                yield return new PkiFile(spec.CertificatePath, PkiLayout.PublicFile, "root");
                yield return new PkiFile(spec.KeyPath, PkiLayout.PrivateFile, spec.Owner);
                if (spec.RequestPath is { } request && spec.Origin == CertificateOrigin.Issued)
                    yield return new PkiFile(request, PkiLayout.PublicFile, "root");
            }
            if (_settings.WebIsSupplied)
                yield return new PkiFile(PkiLayout.WebCa, PkiLayout.PublicFile, "root");
            foreach (var file in PkiLayout.Register(_settings.EngineOwner))
                yield return file;
        }
    }

    /// <summary>The folders the files lie in, outer before inner.</summary>
    public ImmutableArray<PkiFile> Folders => PkiLayout.Folders(_settings.EngineOwner);

    /// <returns>The list, or a finding when a name, an address or the organization cannot stand in a certificate.</returns>
    public static PkiResult<CertificateInventory> For(InventorySettings settings)
    {
        if (!AlternateNames.From([settings.Fqdn, .. settings.AlternateNames]).Succeeded(out var names, out var badName))
            return badName;
        if (!SubjectName.ForHost(settings.Organization, settings.Fqdn).Succeeded(out var host, out var badHost))
            return badHost;
        if (!SubjectName.ForHost(settings.Organization, settings.Fqdn, "CA").Succeeded(out var ca, out var badCa))
            return badCa;
        return new CertificateInventory(settings, names, host, ca);
    }

    public CertificateSpec? Find(string name) => Certificates.FirstOrDefault(spec => spec.Name == name);
}
