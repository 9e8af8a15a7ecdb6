namespace Appliance.Planning.Proofs;

/// <param name="Seen">What was seen.</param>
/// <param name="Remedy">What to do when it does not hold.</param>
public sealed record ProofResult(ProofOutcome Outcome, string Seen, string? Remedy = null)
{
    public static ProofResult Holds(string seen) => new(ProofOutcome.Holds, seen);

    /// <summary>It works, but somebody should see to it: something expires, something drifted.</summary>
    public static ProofResult Attention(string seen, string remedy) => new(ProofOutcome.Attention, seen, remedy);

    public static ProofResult Fails(string seen, string remedy) => new(ProofOutcome.Fails, seen, remedy);

    public static ProofResult Skipped(string why) => new(ProofOutcome.Skipped, why);
}

public enum ProofOutcome
{
    Holds,
    Skipped,
    Attention,
    Fails,
}
