using System.Globalization;
using Appliance.Nodes;
using Appliance.Nodes.Facts;
using Appliance.Pki.Keys;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Enrolment;

/// <summary>Whose node this machine is. Its steps are not here: they come before there is a site (<see cref="EnrolmentSteps"/>).</summary>
/// <param name="time">The clock certificates are judged by; the machine's own when null.</param>
public sealed class EnrolmentModule(TimeProvider? time = null) : IModule
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public string Name => "enrolment";

    public IReadOnlyList<Question> Questions => [];

    public IReadOnlyList<ICheck> Checks { get; } = [new NoEngineCheck()];

    public IReadOnlyList<IUndoAction> UndoActions => [];

    public IReadOnlyList<IStep> Steps(SiteContext context) => [];

    public IReadOnlyList<IProof> Proofs(Site site) => [new NodeCertificateProof(_time)];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context)
    {
        var files = new NodeFiles(context.Machine.Files);
        if (files.Identity() is not { } identity || files.Certificate() is not { } certificate || files.Ca() is not { } ca)
        {
            return [];
        }

        var addresses = NodeFactsReader.Addresses(context.Facts, first: null);
        return
        [
            ("Engine", identity.Engine),
            ("Node", identity.Name),
            .. files.AgentState() is { Status: { } status } ? [("State in the engine", status)] : Array.Empty<(string, string)>(),
            .. addresses.Count > 0 ? [("Address", string.Join(", ", addresses))] : Array.Empty<(string, string)>(),
            ("Certificate until", certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("Certificate, SHA-256", Fingerprint.Of(certificate)),
            ("Engine's CA, SHA-256", Fingerprint.Of(ca)),
            ("Words", FourWords.Of(ca, certificate.PublicKey)),
        ];
    }
}
