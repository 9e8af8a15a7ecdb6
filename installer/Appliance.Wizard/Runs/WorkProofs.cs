using Appliance.Planning.Proofs;

namespace Appliance.Wizard.Runs;

/// <summary>What was seen when what was set up was tried, and what a person wants to know of it.</summary>
/// <param name="Proofs">Title and result of each.</param>
/// <param name="Summary">Addresses, names, fingerprints: label and value.</param>
public sealed record WorkProofs(IReadOnlyList<(string Title, ProofResult Result)> Proofs, IReadOnlyList<(string Label, string Value)> Summary)
{
    public bool Works => Proofs.All(proof => proof.Result.Outcome != ProofOutcome.Fails);
}
