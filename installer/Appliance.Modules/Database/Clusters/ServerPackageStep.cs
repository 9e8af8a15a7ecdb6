using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Clusters;

/// <summary>
/// Installs the distribution's PostgreSQL. A server of another source (a later version, say) does as well; the
/// distribution's would only come beside it.
/// </summary>
internal sealed class ServerPackageStep(string id, string title, PostgresClusters clusters, bool offline) : Step(id, title), IPackageStep
{
    private readonly PackageStep _package = new(id, title, [clusters.PackageName]) { Offline = offline };

    public IReadOnlyList<string> Names => _package.Names;

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await clusters.IsInstalledAsync(cancellationToken) ? Inspection.Unchanged : await _package.InspectAsync(context, cancellationToken);

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) => _package.PrepareAsync(context, cancellationToken);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => _package.ApplyAsync(context, cancellationToken);
}
