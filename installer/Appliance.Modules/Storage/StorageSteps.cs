using Appliance.Machines.Files;
using Appliance.Machines.Packages;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Storage;

/// <summary>What makes this machine's own storage domains reachable. A trial writes and checks the files and stops there.</summary>
internal static class StorageSteps
{
    private const string Package = "storage.package";
    private const string Folder = "storage.exports-folder";
    private const string Exports = "storage.exports";

    public static IReadOnlyList<IStep> Of(StorageSettings settings, IPackageManager packages)
    {
        if (settings.Exports.Count == 0)
        {
            return [];
        }

        List<IStep> steps = [.. settings.Exports.Select(domain => new ExportDirectoryStep(DirectoryOf(domain), $"Make the directory of the storage domain {domain.Name}", domain.Path!))];
        if (!settings.IsTrial)
        {
            steps.Add(new PackageStep(Package, "Install the NFS server", [packages.Name == "dnf" ? "nfs-utils" : "nfs-kernel-server"]) { Offline = settings.Offline });
        }

        steps.Add(new DirectoryStep(Folder, "Make the folder for exports", StorageSettings.ExportsFolder, Ownership.PublicExecutable) { After = [Package] });
        steps.Add(ExportsStep(settings));
        if (!settings.IsTrial && settings.CanServe)
        {
            steps.Add(new ServiceStep("storage.nfs-server", "Export the storage domains", "nfs-server.service", [StorageSettings.ExportsFile]) { After = [Exports], RestartedBy = [Exports], Reloads = true });
        }

        return steps;
    }

    private static FileStep ExportsStep(StorageSettings settings)
    {
        return new FileStep(Exports, "Write the exports", StorageSettings.ExportsFile, Ownership.Public, (context, _) => Task.FromResult(Render(context, path => path)))
        {
            Validator = new ExportsValidator([.. settings.Exports.Select(domain => domain.Path!)], Render),
            After = [Folder, Package, .. settings.Exports.Select(DirectoryOf)],
        };

        string Render(StepContext context, Func<string, string> locate) => context.Templates.Render("nfs/appliance.exports", Model(settings.Exports, locate));
    }

    internal static IReadOnlyDictionary<string, object?> Model(IReadOnlyList<StorageDomain> exports, Func<string, string> locate) => new Dictionary<string, object?>
    {
        ["exports"] = exports.Select(domain => new Dictionary<string, object?>
        {
            ["name"] = domain.Name,
            ["role"] = domain.Role.ToString().ToLowerInvariant(),
            ["path"] = locate(domain.Path!),
            ["clients"] = domain.Clients.Select(client => client.ToString()).ToList(),
        }).ToList(),
    };

    private static string DirectoryOf(StorageDomain domain) => $"storage.directory-{domain.Name}";
}
