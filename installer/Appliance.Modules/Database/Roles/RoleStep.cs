using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Roles;

/// <summary>The engine's role: it may log in with the password of its file, and nothing else.</summary>
/// <param name="passwordStep">Id of the step that writes that file.</param>
internal sealed class RoleStep(string id, string title, PostgresCluster cluster, DatabaseSettings settings, string passwordStep) : Step(id, title)
{
    private const string Attributes = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS VALID UNTIL 'infinity'";

    private string PasswordLine => $"+password as in {DatabaseSettings.PasswordFile}";

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var access = await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken);
        if (context.IsPlanning && access.Superuser is null)
        {
            return Creation();
        }

        if (await ExistingRole.FindAsync(access.OrThrow(), settings.User, settings.Name, cancellationToken) is not { } role)
        {
            return Creation();
        }

        if (role.Obstacle(settings.Name) is { } obstacle)
        {
            throw obstacle.ToFailure();
        }

        var diff = new List<string>();
        diff.AddRange(role.CanLogIn && !role.Expires ? [] : ["+may log in"]);
        diff.AddRange(role.Rights.Select(right => "-" + right));
        diff.AddRange(role.IsOurs ? [] : [$"+comment '{OwnMark.Text}'"]);
        diff.AddRange(HasPassword(context, role) ? [] : [PasswordLine]);
        return diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Sql, $"Change the role {settings.User}", diff);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var superuser = (await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken)).OrThrow();
        return await ExistingRole.FindAsync(superuser, settings.User, settings.Name, cancellationToken) is { } role
            ? [RoleUndo.Changed(context, cluster, role)]
            : [RoleUndo.Made(cluster, settings.User)];
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var superuser = (await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken)).OrThrow();
        var role = await ExistingRole.FindAsync(superuser, settings.User, settings.Name, cancellationToken);
        var name = SqlText.Name(settings.User);
        var password = role is not null && HasPassword(context, role) ? "" : $" PASSWORD {SqlText.Literal(ScramVerifier.Make(Password(context)).ToString())}";
        await superuser.DoAsync($"{(role is null ? "CREATE" : "ALTER")} ROLE {name} {Attributes}{password}", cancellationToken);
        await superuser.DoAsync($"COMMENT ON ROLE {name} IS {SqlText.Literal(OwnMark.Text)}", cancellationToken);
    }

    private Inspection Creation() => Inspection.Of(ChangeKind.Sql, $"Create the role {settings.User}", $"+role {settings.User}: may log in, has no other right", PasswordLine);

    // What the server keeps of the password tells it without logging in; that a login works is proven at the end.
    private bool HasPassword(StepContext context, ExistingRole role) =>
        !context.Changed.Contains(passwordStep) && ScramVerifier.Parse(role.Verifier)?.Matches(Password(context)) == true;

    private static Secret Password(StepContext context) => PasswordFileStep.Read(context.Machine.Files, DatabaseSettings.PasswordFile)
        ?? throw new StepFailedException($"{DatabaseSettings.PasswordFile} is empty or not there.", "Run setup again: it writes the file first.");
}
