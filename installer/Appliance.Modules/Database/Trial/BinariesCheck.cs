using Appliance.Modules.Database.Clusters;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Database.Trial;

internal sealed class BinariesCheck() : Check(
    "postgres-binaries",
    "PostgreSQL's server programs for the trial",
    "A trial installs no packages: it runs a private PostgreSQL with the server programs of this machine (initdb, pg_ctl, postgres), version 13 or newer. They are looked for in /usr/lib/postgresql/*/bin, /usr/pgsql-*/bin and on the path.")
{
    internal const string Missing = "The server programs of PostgreSQL 13 or newer are not on this machine.";

    internal const string Remedy = "Install them: apt-get install postgresql (Debian, Ubuntu) or dnf install postgresql-server (Enterprise Linux). The server that comes with them is not used and may be disabled. Or use a database on another server (database.location: remote).";

    // There is nothing to go on with.
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => DatabaseSettings.From(site) is { IsTrial: true, IsProvisioned: true };

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) =>
        await PostgresBinaries.FindAsync(context.Machine.Commands, cancellationToken) is { Version: >= PostgresCluster.OldestVersion } binaries
            ? CheckFinding.Passed($"PostgreSQL {binaries.Version} in {binaries.Folder}")
            : CheckFinding.Failed(Missing, Remedy);
}
