using Appliance.Cli.Composition;
using Appliance.Contracts.Events;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Flows;

/// <summary>Uses what was installed as its users will, and tells whether it works.</summary>
internal static class ProofFlow
{
    /// <returns>The worst outcome of all.</returns>
    public static async Task<ProofOutcome> RunAsync(Session session, SiteContext site, CancellationToken cancellationToken) =>
        Worst(await LookAsync(session, site, cancellationToken));

    public static ProofOutcome Worst(IReadOnlyList<(IProof Proof, ProofResult Result)> results) =>
        results.Select(proof => proof.Result.Outcome).Append(ProofOutcome.Holds).Max();

    /// <returns>What each of them saw.</returns>
    public static async Task<IReadOnlyList<(IProof Proof, ProofResult Result)>> LookAsync(Session session, SiteContext site, CancellationToken cancellationToken)
    {
        var results = new List<(IProof, ProofResult)>();
        foreach (var proof in session.Modules.All.SelectMany(module => module.Proofs(site.Site)))
        {
            var result = await LookAsync(proof, site, cancellationToken);
            session.Events.Publish(new RunEvent
            {
                Kind = EventKind.Proof,
                Level = Level(result.Outcome),
                Id = proof.Id,
                Text = result.Outcome switch
                {
                    ProofOutcome.Holds => $"{proof.Title}: ok. {result.Seen}",
                    ProofOutcome.Skipped => $"{proof.Title}: skipped. {result.Seen}",
                    ProofOutcome.Attention => $"{proof.Title}: needs attention. {result.Seen}",
                    _ => $"{proof.Title}: FAILED. {result.Seen}",
                },
                Remedy = result.Remedy,
            });
            results.Add((proof, result));
        }

        return results;
    }

    /// <summary>Says how it ended.</summary>
    /// <returns>Whether everything works.</returns>
    public static bool Conclude(Session session, IReadOnlyList<(IProof Proof, ProofResult Result)> results)
    {
        var works = Worst(results) != ProofOutcome.Fails;
        var status = RoleCommands.At("appliance status", session.Machine.Prefix);
        session.Events.Publish(works
            ? new RunEvent { Kind = EventKind.Proven, Level = EventLevel.Detail, Text = "Everything is set up and works." }
            : new RunEvent { Kind = EventKind.RunFailed, Level = EventLevel.Error, Text = "Everything is set up, but not everything works.", Remedy = $"Mend what the lines above say; `{status}` looks again." });
        return works;
    }

    private static async Task<ProofResult> LookAsync(IProof proof, SiteContext site, CancellationToken cancellationToken)
    {
        try
        {
            return await proof.RunAsync(site, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return ProofResult.Fails($"It could not be looked at: {e.Message}", $"Mend what the message says and run `{site.Site.Mode.Status()}`.");
        }
    }

    private static EventLevel Level(ProofOutcome outcome) => outcome switch
    {
        ProofOutcome.Fails => EventLevel.Error,
        ProofOutcome.Attention => EventLevel.Warning,
        ProofOutcome.Skipped => EventLevel.Detail,
        _ => EventLevel.Info,
    };
}
