using System.Net;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Engine;

/// <summary>The health page, as monitors and nodes see it.</summary>
internal sealed class HealthProof(EngineSettings settings, TimeProvider time) : IProof
{
    /// <summary>The page and its text, as oVirt's HealthStatus servlet has them.</summary>
    internal const string Path = "/ovirt-engine/services/health";

    internal const string Healthy = "DB Up!Welcome to Health Status!";

    public string Id => "engine.health";

    public string Title => "The engine is healthy";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        using var client = new EngineClient(settings, context.Machine.Files, time);
        try
        {
            var answer = await client.GetAsync(client.Https(Path), cancellationToken);
            return answer is { Status: HttpStatusCode.OK, Text: Healthy }
                ? ProofResult.Holds($"{client.Https(Path)} says: {Healthy}")
                : ProofResult.Fails($"{client.Https(Path)} says {(int)answer.Status}: {answer.Text.Trim()}", "If the database is down, look at it first. " + Remedy(settings, context));
        }
        catch (EngineUnreachableException e)
        {
            return ProofResult.Fails(e.Message, Remedy(settings, context));
        }
    }

    /// <summary>Where the engine says what ails it.</summary>
    internal static string Remedy(EngineSettings settings, SiteContext context) => settings.IsTrial
        ? $"The engine's log is {context.Machine.Files.Locate(EngineSteps.Process.LogFile)}; `{context.Site.Mode.SetUp()}` starts it again."
        : $"The engine's log: journalctl -u {EnginePaths.Unit}; `systemctl restart {EnginePaths.Unit}` starts it again.";
}
