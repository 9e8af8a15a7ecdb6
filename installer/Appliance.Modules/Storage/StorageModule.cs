using Appliance.Modules.Storage.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Storage;

/// <summary>Exports the storage domains that are on this machine itself.</summary>
public sealed class StorageModule : IModule
{
    public string Name => "storage";

    public IReadOnlyList<Question> Questions => StorageQuestions.All;

    public IReadOnlyList<ICheck> Checks { get; } = [new ExportPathsCheck(), new NfsKernelCheck()];

    public IReadOnlyList<IUndoAction> UndoActions => [];

    public IReadOnlyList<IStep> Steps(SiteContext context) => StorageSteps.Of(StorageSettings.From(context), context.Machine.Packages);

    public IReadOnlyList<IProof> Proofs(Site site) => site.Mode.IsTrial || StorageSettings.ExportsOf(site).Count == 0 ? [] : [new ExportsProof()];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context)
    {
        var settings = StorageSettings.From(context);
        return [.. settings.Exports.Select(domain => ($"Storage domain {domain.Name}", $"{domain.Path} for {string.Join(", ", domain.Clients)}{(settings.CanServe || settings.IsTrial ? "" : " (written, not served: the kernel has no NFS server)")}"))];
    }
}
