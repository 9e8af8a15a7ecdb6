using System.Net;
using System.Net.Sockets;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Database.Remote;

internal sealed class RemoteCheck() : Check(
    "database-remote",
    "The database that an administrator made",
    "Logs in as the engine will: the name resolves, the port answers, TLS works in the chosen mode, the password is right; then the version (13 or newer), the encoding, the settings, the role's rights, and that the database is empty or the engine's own. What is missing is shown as the exact SQL an administrator has to run.")
{
    public override bool AppliesTo(Site site) => !DatabaseSettings.From(site).IsProvisioned;

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) =>
        await LookAsync(DatabaseSettings.From(context.Site), context.Secrets.Find(DatabaseQuestions.Password), cancellationToken);

    internal static async Task<CheckFinding> LookAsync(DatabaseSettings settings, Secret? password, CancellationToken cancellationToken)
    {
        if (password is null)
        {
            return CheckFinding.Failed(
                $"The password of the role {settings.User} was not given, so nobody can log in to look.",
                "Give it: database.password: { file: /root/database.secret }");
        }

        var server = $"{settings.Host}:{settings.Port}";
        IPAddress[] addresses;
        try
        {
            addresses = await Dns.GetHostAddressesAsync(settings.Host, cancellationToken);
        }
        catch (SocketException)
        {
            return CheckFinding.Failed($"The name {settings.Host} does not resolve.", "Give the name that the name servers of this machine know, or an address (database.host); or add it to /etc/hosts.");
        }

        ServerGreeting greeting;
        try
        {
            greeting = await ServerGreeting.AskAsync(addresses, settings.Port, cancellationToken);
        }
        catch (SocketException e)
        {
            return CheckFinding.Failed(
                $"{server} cannot be reached: {e.Message}",
                $"Look whether PostgreSQL runs there, listens on more than loopback (ALTER SYSTEM SET listen_addresses = '*'; and restart) and whether a firewall lets port {settings.Port} through.");
        }

        return Tls(settings, server, greeting) ?? await InsideAsync(settings, password, server, greeting, cancellationToken);
    }

    private static CheckFinding? Tls(DatabaseSettings settings, string server, ServerGreeting greeting) => greeting.OffersTls switch
    {
        null => CheckFinding.Failed($"What answers on {server} is not PostgreSQL.", "Look at database.host and database.port."),
        false when settings.Tls != DatabaseTls.Disable => CheckFinding.Failed(
            $"{server} offers no TLS, but database.tls asks for it.",
            "Let an administrator turn it on (a certificate and key in server.crt and server.key of the data directory; ALTER SYSTEM SET ssl = on; SELECT pg_reload_conf();). On a network where nobody can listen you may do without: database.tls: disable"),
        _ => null,
    };

    private static async Task<CheckFinding> InsideAsync(DatabaseSettings settings, Secret password, string server, ServerGreeting greeting, CancellationToken cancellationToken)
    {
        var login = new DatabaseLogin(settings.Host, settings.Port, settings.Name, settings.User, password, settings.Tls, settings.CaFile);
        DatabaseSession session;
        try
        {
            session = await DatabaseSession.OpenAsync(login, cancellationToken);
        }
        catch (SqlFailedException e)
        {
            return Refused(settings, server, greeting, e);
        }

        await using (session)
        {
            var state = await RemoteState.OfAsync(session, cancellationToken);
            var problems = state.Problems(settings);
            return problems.Count == 0
                ? CheckFinding.Passed($"{server}, PostgreSQL {state.Version}, {(settings.Tls == DatabaseTls.Disable ? "no TLS" : "TLS")}, database {settings.Name} is {(state.HasSchema ? "the engine's own" : "empty")}")
                : CheckFinding.Failed(
                    $"{server} is not ready for the engine:\n{Lines(problems.Select(problem => problem.Seen))}",
                    $"Let an administrator run there, as a superuser in the database {settings.Name} (psql -d {settings.Name}):\n{Lines(problems.SelectMany(problem => problem.Statements))}");
        }
    }

    private static CheckFinding Refused(DatabaseSettings settings, string server, ServerGreeting greeting, SqlFailedException failure)
    {
        var client = greeting.Client;
        string[] provision = [.. AdministratorSql.Provision(settings)];
        string[] rule = ["-- in pg_hba.conf, before other lines that match:", AdministratorSql.HbaLine(settings, client), "-- then:", "SELECT pg_reload_conf();"];
        return LoginFailures.Of(failure.InnerException) switch
        {
            LoginFailure.Password => CheckFinding.Failed(
                $"{server} does not let {settings.User} in: {failure.Message}. The password is wrong, or there is no such role.",
                Run("give database.password the right password; if the role is not there yet, let an administrator run as a superuser:", [.. provision, .. rule])),
            LoginFailure.NoRule => CheckFinding.Failed(
                $"{server} has no rule in pg_hba.conf that lets {settings.User} in from {client}: {failure.Message}.",
                Run("let an administrator add one:", rule)),
            LoginFailure.NoDatabase => CheckFinding.Failed(
                $"There is no database {settings.Name} on {server}.",
                Run("let an administrator run as a superuser:", provision.Skip(2))),
            LoginFailure.NotAllowed => CheckFinding.Failed(
                $"{settings.User} may not connect to {settings.Name} on {server}: {failure.Message}.",
                Run("let an administrator run as a superuser:", [$"ALTER ROLE {SqlText.Name(settings.User)} LOGIN;", $"GRANT CONNECT ON DATABASE {SqlText.Name(settings.Name)} TO {SqlText.Name(settings.User)};"])),
            LoginFailure.Certificate => CheckFinding.Failed(
                $"The certificate of {server} is not trusted: {failure.Message}",
                settings.Tls == DatabaseTls.VerifyFull
                    ? $"It must be from a CA that this machine trusts or that database.caFile names, and carry the name {settings.Host}. If only the name differs: database.tls: verify-ca"
                    : "It must be from a CA that this machine trusts or that database.caFile names."),
            _ => CheckFinding.Failed($"{server} could not be logged in to: {failure.Message}", "Mend what the message says; the server's log tells more."),
        };
    }

    private static string Run(string what, IEnumerable<string> statements) => $"{char.ToUpperInvariant(what[0])}{what[1..]}\n{Lines(statements)}";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => "  " + line));
}
