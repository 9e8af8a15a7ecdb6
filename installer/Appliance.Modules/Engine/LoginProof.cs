using System.Net;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Engine;

/// <summary>Logs in as the administrator and reads from the API, by the name a person will type.</summary>
internal sealed class LoginProof(EngineSettings settings, TimeProvider time) : IProof
{
    private const string ApiPath = "/ovirt-engine/api";

    public string Id => "engine.login";

    public string Title => "The administrator can log in";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        if (context.Secrets.Find(EngineQuestions.AdminPassword) is not { } password)
        {
            return ProofResult.Skipped("Nobody gave the administrator's password.");
        }

        using var client = new EngineClient(settings, context.Machine.Files, time);
        try
        {
            var login = await client.LogInAsync(EngineSettings.Administrator, password, cancellationToken);
            if (login.Token is not { } token)
            {
                return ProofResult.Fails(
                    $"{EngineSettings.Administrator} cannot log in: {login.Explanation}",
                    login.State == LoginState.TooMany
                        ? $"Wait as long as the message says, then run `{context.Site.Mode.Status()}`."
                        : $"Give the right password in engine.adminPassword, or run `{context.Site.Mode.SetUp()}` to set the one that is given.");
            }

            var api = await client.GetAsync(client.Https(ApiPath), cancellationToken, token);
            await client.LogOutAsync(token, cancellationToken);
            return api.Status == HttpStatusCode.OK
                ? ProofResult.Holds($"Logged in as {EngineSettings.Administrator} and read {client.Https(ApiPath)}.")
                : ProofResult.Fails($"{EngineSettings.Administrator} logged in, but {client.Https(ApiPath)} answers {(int)api.Status}.", HealthProof.Remedy(settings, context));
        }
        catch (EngineUnreachableException e)
        {
            return ProofResult.Fails(e.Message, HealthProof.Remedy(settings, context));
        }
    }
}
