using System.Globalization;
using Appliance.Modules.Engine;
using Appliance.Pki.Keys;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Pki;

/// <summary>The certificate authority, and certificates for everything on the engine's machine that needs one.</summary>
/// <param name="time">The clock validity is judged by; the machine's own when null.</param>
public sealed class PkiModule(TimeProvider? time = null) : IModule
{
    private const int StandardHttpPort = 80;

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public string Name => "pki";

    public IReadOnlyList<Question> Questions => PkiQuestions.All;

    public IReadOnlyList<ICheck> Checks => PkiChecks.All(_time);

    public IReadOnlyList<IUndoAction> UndoActions => [new RegisterUndo()];

    public IReadOnlyList<IStep> Steps(SiteContext context) => PkiSteps.Of(PkiSettings.From(context.Site));

    public IReadOnlyList<IProof> Proofs(Site site) => [new ChainProof(PkiSettings.From(site), _time)];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context)
    {
        using var ca = new PkiFolder(context.Machine.Files).Certificate(PkiSettings.From(context.Site).Inventory.Ca);
        return ca is null
            ? []
            : [("CA fingerprint (SHA-256)", Fingerprint.Of(ca)), ("CA certificate", Download(context.Site)), ("CA file", context.Machine.Files.Locate(PkiFolder.PathOf("ca.pem")))];
    }

    // Plain HTTP: whoever fetches the CA has no CA yet, and compares the fingerprint instead.
    private static string Download(Site site)
    {
        var host = site.Mode.IsTrial ? "127.0.0.1" : site.Get(EngineQuestions.Fqdn);
        var port = site.Get(EngineQuestions.HttpPort);
        var suffix = port == StandardHttpPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{port}");
        return $"http://{host}{suffix}/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA";
    }
}
