using Appliance.Planning.Modules;

namespace Appliance.Planning.Proofs;

/// <summary>
/// Shows that what was installed works, by using it as its users will. Runs at the end of set-up and for
/// <c>status</c>. Changes nothing.
/// </summary>
public interface IProof
{
    string Id { get; }

    string Title { get; }

    Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken);
}
