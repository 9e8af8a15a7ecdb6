using Appliance.Machines.Commands;
using Appliance.Planning.Undo;

namespace Appliance.Planning.Steps;

/// <summary>Packages that must be installed. What is there stays at its version: a set-up is no upgrade.</summary>
public sealed class PackageStep(string id, string title, IReadOnlyList<string> names) : Step(id, title), IPackageStep
{
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Without network and package source nothing can be installed; then the step only says what is missing.</summary>
    public bool Offline { get; init; }

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(context, cancellationToken);
        return missing.Count == 0
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Package, $"Install {string.Join(", ", missing)}", [.. missing.Select(name => "+" + name)]);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (Offline)
        {
            return [];
        }

        var packages = context.Machine.Packages;
        await packages.RepairAsync(cancellationToken, context.Say);
        await packages.RefreshAsync(cancellationToken, context.Say);
        var missing = await MissingAsync(context, cancellationToken);
        return [PackagesUndo.Installed(await packages.WouldInstallAsync(missing, cancellationToken))];
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(context, cancellationToken);
        if (Offline)
        {
            throw new StepFailedException(
                $"These packages are missing and --offline was given: {string.Join(", ", missing)}.",
                "Install them by other means, or name a repository with --package-source DIR.");
        }

        try
        {
            await context.Machine.Packages.InstallAsync(missing, cancellationToken, context.Say);
        }
        catch (CommandFailedException e)
        {
            throw new StepFailedException(
                $"The packages {string.Join(", ", missing)} could not be installed. {e.Message}",
                "Look whether the package source can be reached, whether there is space left, and whether another package program runs; then run the command again. `--package-source DIR` installs from a folder made with `appliance packages mirror DIR`.",
                e);
        }
    }

    private async Task<List<string>> MissingAsync(StepContext context, CancellationToken cancellationToken)
    {
        var installed = await context.Machine.Packages.InstalledAsync(Names, cancellationToken);
        return [.. Names.Where(name => !installed.ContainsKey(name))];
    }
}
