using System.Net;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Engine;

/// <summary>Whoever comes without TLS is sent on to it.</summary>
internal sealed class RedirectProof(EngineSettings settings, TimeProvider time) : IProof
{
    private const string Path = "/ovirt-engine/";

    public string Id => "engine.http";

    public string Title => "Plain HTTP leads to HTTPS";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        using var client = new EngineClient(settings, context.Machine.Files, time);
        try
        {
            var answer = await client.GetAsync(client.Http(Path), cancellationToken);
            return answer is { Status: HttpStatusCode.MovedPermanently, Location: { } location } && location == client.Https(Path)
                ? ProofResult.Holds($"{client.Http(Path)} leads to {location}.")
                : ProofResult.Fails($"{client.Http(Path)} answers {(int)answer.Status} and leads to {answer.Location?.ToString() ?? "nowhere"} instead of {client.Https(Path)}.", HealthProof.Remedy(settings, context));
        }
        catch (EngineUnreachableException e)
        {
            return ProofResult.Fails(e.Message, HealthProof.Remedy(settings, context));
        }
    }
}
