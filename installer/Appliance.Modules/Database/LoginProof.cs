using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Servers;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Database;

/// <summary>Logs in as the engine does: over TCP, with the password of its file.</summary>
internal sealed class LoginProof : IProof
{
    public string Id => "database.login";

    public string Title => "The engine's role can log in to its database";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var settings = DatabaseSettings.From(context.Site);
        try
        {
            if (PasswordFileStep.Read(context.Machine.Files, DatabaseSettings.PasswordFile) is not { } password)
            {
                return ProofResult.Fails($"{DatabaseSettings.PasswordFile} is empty or not there.", "Run setup again: it makes it.");
            }

            var login = new DatabaseLogin(settings.Host, settings.Port, settings.Name, settings.User, password, settings.Tls, settings.CaFile);
            await using var session = await DatabaseSession.OpenAsync(login, cancellationToken);
            var row = (await session.RowsAsync("SELECT current_user::text, current_database()::text, current_setting('server_version'), current_setting('server_encoding')", cancellationToken))[0];
            var errors = await FileErrorsAsync(context, settings, cancellationToken);
            return errors.Count == 0
                ? ProofResult.Holds($"{row[0]} is logged in to {row[1]} at {settings.Host}:{settings.Port}, PostgreSQL {row[2]}, {row[3]}")
                : ProofResult.Attention($"The login works, but PostgreSQL does not accept its configuration files:\n{string.Join('\n', errors.Select(error => "  " + error))}", "Mend these lines: the server would not start again with them.");
        }
        catch (SqlFailedException e)
        {
            return ProofResult.Fails($"{settings.User} cannot log in to {settings.Name} at {settings.Host}:{settings.Port}: {e.Message}", settings.IsProvisioned
                ? "Run setup again: it puts server, role and password right. The server's log tells more."
                : "Run `appliance check`: it shows what an administrator has to do.");
        }
        catch (UnauthorizedAccessException)
        {
            return ProofResult.Skipped("only root may read the password");
        }
    }

    // Only a superuser may see them, so only of a server of our own.
    private static async Task<IReadOnlyList<string>> FileErrorsAsync(SiteContext context, DatabaseSettings settings, CancellationToken cancellationToken)
    {
        if (!settings.IsProvisioned)
        {
            return [];
        }

        try
        {
            var cluster = await new PostgresClusters(context.Machine, context.Facts.OperatingSystem, settings.IsTrial).FindAsync(cancellationToken);
            var access = await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken);
            return access.Superuser is { } superuser ? await RunningSettings.ErrorsAsync(superuser, cancellationToken) : [];
        }
        catch (StepFailedException)
        {
            return [];
        }
    }
}
