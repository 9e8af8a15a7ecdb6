using Appliance.Machines.Files;
using Appliance.Pki.Inventory;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Pki;

/// <summary>Finds a PKI that no run of ours made: whoever uses it would lose it.</summary>
internal sealed class ExistingPkiCheck() : Check(
    "pki-existing",
    "No PKI of somebody else",
    $"Looks for certificates and keys in {PkiSettings.Root} on a machine where nothing of the appliance is installed: an earlier installation, or a copy of another machine's. Waived, the CA that is there is used.")
{
    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        if (context.Installed || context.Unfinished is not null)
        {
            return Task.FromResult(CheckFinding.Passed("What is there was made by the appliance."));
        }

        var files = context.Machine.Files;
        var found = PkiLayout.Folders(PkiSettings.Signer)
            .Select(folder => PkiFolder.PathOf(folder.Path))
            .SelectMany(folder => files.List(folder).Select(name => $"{folder}/{name}"))
            .Where(path => files.Stat(path) is { Kind: not FileKind.Directory })
            .ToList();
        return Task.FromResult(found.Count == 0
            ? CheckFinding.Passed($"{PkiSettings.Root} holds no files.")
            : CheckFinding.Failed(
                $"There are files that the appliance did not make: {string.Join(", ", found.Take(5))}{(found.Count > 5 ? $" and {found.Count - 5} more" : "")}.",
                $"If they are from an earlier installation that is no longer needed, move {PkiSettings.Root} away. To go on with the CA that is there, waive this check."));
    }
}
