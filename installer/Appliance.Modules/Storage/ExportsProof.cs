using Appliance.Machines.Commands;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Storage;

/// <summary>What exportfs(8) says is exported has our storage domains in it.</summary>
internal sealed class ExportsProof : IProof
{
    public string Id => "storage.exports";

    public string Title => "The storage domains of this machine are exported";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var settings = StorageSettings.From(context);
        if (!settings.CanServe)
        {
            return ProofResult.Skipped("The exports are written, but not served: the kernel has no NFS server here.");
        }

        if (!context.Machine.IsRoot)
        {
            return ProofResult.Skipped("Only root can see the exports in force.");
        }

        var result = await context.Machine.Commands.RunAsync(Command.Of("exportfs", "-s"), cancellationToken);
        var served = ExportsFile.Parse(result.OrThrow().Output).Exports.Select(export => (export.Path, export.Client)).ToHashSet();
        var missing = settings.Exports.SelectMany(domain => domain.Clients.Select(client => (Path: domain.Path!, Client: client.ToString()))).Where(export => !served.Contains(export)).ToList();
        return missing.Count == 0
            ? ProofResult.Holds(string.Join(", ", settings.Exports.Select(domain => domain.Path)) + ".")
            : ProofResult.Fails($"Not exported: {string.Join(", ", missing.Select(export => $"{export.Path} to {export.Client}"))}.", "Look at `systemctl status nfs-server` and `exportfs -rv`, then run `appliance setup` again.");
    }
}
