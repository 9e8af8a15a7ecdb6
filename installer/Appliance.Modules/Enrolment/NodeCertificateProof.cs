using System.Globalization;
using Appliance.Nodes;
using Appliance.Pki;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Enrolment;

/// <summary>The node's certificate: for its key, of its engine's CA, and good for a while.</summary>
internal sealed class NodeCertificateProof(TimeProvider time) : IProof
{
    // The agent renews at two thirds; half of the rest over without it means that something keeps it from that.
    private const double Late = 5.0 / 6.0;

    private const string JoinAgain = "Join again with a token: `appliance node token` on the engine, `appliance node join ENGINE` here.";

    public string Id => "enrolment.certificate";

    public string Title => "The node's certificate is good";

    public Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var files = new NodeFiles(context.Machine.Files);
        var now = time.GetUtcNow();
        if (files.Certificate() is not { } certificate || files.Ca() is not { } ca)
        {
            return Task.FromResult(ProofResult.Fails($"{NodePaths.Certificate} or {NodePaths.Ca} is missing or damaged.", JoinAgain));
        }

        // Whoever may not read the key still wants to know of the rest.
        using var key = files.Key();
        if (context.Machine.IsRoot && key?.Matches(certificate) != true)
        {
            return Task.FromResult(ProofResult.Fails($"{NodePaths.Key} is missing, or not the key of {NodePaths.Certificate}.", JoinAgain));
        }

        if (TrustedChain.Problem(certificate, [], [ca], now) is { } problem)
        {
            return Task.FromResult(ProofResult.Fails($"{NodePaths.Certificate} does not verify against {NodePaths.Ca}: {problem}.", JoinAgain));
        }

        var (start, end) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        var seen = string.Create(CultureInfo.InvariantCulture, $"It is valid until {end:yyyy-MM-dd}, {(end - now.UtcDateTime).TotalDays:0} days.");
        return Task.FromResult(now.UtcDateTime > start + ((end - start) * Late)
            ? ProofResult.Attention(seen + " The agent should have renewed it.", $"See what it says: journalctl -u {NodePaths.AgentUnit}.")
            : ProofResult.Holds(seen));
    }
}
