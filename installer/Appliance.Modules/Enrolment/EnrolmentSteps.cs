using Appliance.Machines.Files;
using Appliance.Nodes;
using Appliance.Nodes.Joining;
using Appliance.Pki.Keys;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Enrolment;

/// <summary>
/// What joining leaves on a machine, in two small runs around the exchange with the engine: the key before it, and what the
/// engine gave after it. A machine that an engine refused keeps the key, and nothing else.
/// </summary>
public static class EnrolmentSteps
{
    /// <summary>The folders and the key.</summary>
    public static IReadOnlyList<IStep> Key() => Key(NodeKeyStep.Usual);

    internal static IReadOnlyList<IStep> Key(KeyKind kind) =>
    [
        new DirectoryStep("enrolment.folder", "Make the configuration folder", "/etc/appliance", Ownership.PublicExecutable),
        new DirectoryStep("enrolment.pki", "Make the folder for certificates", NodePaths.Pki, Ownership.PublicExecutable),
        Folder("enrolment.certs", "Make the folder for the certificate", NodePaths.Certificate),
        Folder("enrolment.keys", "Make the folder for the key", NodePaths.Key),
        new NodeKeyStep(kind) { After = ["enrolment.keys"] },
    ];

    /// <summary>The engine's CA, the certificate, and last who this node is: with that it has joined.</summary>
    public static IReadOnlyList<IStep> Certificate(JoinedNode joined) =>
    [
        new GivenFileStep("enrolment.ca", "Keep the engine's CA", NodePaths.Ca, _ => joined.CaPem),
        new GivenFileStep("enrolment.certificate", "Keep this node's certificate", NodePaths.Certificate, _ => joined.CertificatePem) { After = ["enrolment.ca"], Brings = [NodePaths.RevocationList] },
        new GivenFileStep("enrolment.identity", "Keep whose node this is", NodePaths.Identity, now => Identity(joined.Identity, now)) { After = ["enrolment.certificate"] },
    ];

    private static DirectoryStep Folder(string id, string title, string file) =>
        new(id, title, Path.GetDirectoryName(file)!, Ownership.PublicExecutable) { After = ["enrolment.pki"] };

    // What the node was set up by stays known, as long as it is the same node.
    private static string Identity(NodeIdentity joined, string? now)
    {
        var known = now is null ? null : NodeFiles.ReadIdentity(now);
        return NodeFiles.TextOf(joined with { SettingsVersion = known?.HostId == joined.HostId ? known.SettingsVersion : 0 });
    }
}
