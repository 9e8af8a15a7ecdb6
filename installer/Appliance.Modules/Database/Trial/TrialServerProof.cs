using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Servers;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Database.Trial;

/// <summary>The trial's server runs; says where, since no service manager knows of it.</summary>
internal sealed class TrialServerProof : IProof
{
    public string Id => "database.process";

    public string Title => "The trial's PostgreSQL runs";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        if (await PostgresBinaries.FindAsync(context.Machine.Commands, cancellationToken) is not { } binaries)
        {
            return ProofResult.Fails(BinariesCheck.Missing, BinariesCheck.Remedy);
        }

        var cluster = PostgresCluster.Trial(binaries.Version, binaries.Folder, TrialAccount.Of(context.Machine));
        return (await new ProcessControl(context.Machine, cluster).StateAsync(cancellationToken)).Running
            ? ProofResult.Holds($"PostgreSQL {binaries.Version} on port {SuperuserAccess.RunningPort(context.Machine.Files, cluster)}, data in {context.Machine.Files.Locate(cluster.DataDirectory)}")
            : ProofResult.Fails("It does not run; a trial's server does not start with the machine.", $"Run setup again with the same prefix: it starts it. Its log is {context.Machine.Files.Locate(cluster.LogFile)}.");
    }
}
