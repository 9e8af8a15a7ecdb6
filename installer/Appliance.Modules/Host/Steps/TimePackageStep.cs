using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Host.Steps;

/// <summary>Installs chrony. Debian's package pushes out any other time daemon, which undoing brings back.</summary>
internal sealed class TimePackageStep(string id, string title, bool offline) : Step(id, title), IPackageStep
{
    // What provides and conflicts with Debian's virtual package time-daemon.
    private static readonly string[] Others = ["systemd-timesyncd", "ntpsec", "ntp", "openntpd"];

    private readonly PackageStep _package = new(id, title, [ChronyPlatform.Package]) { Offline = offline };

    public IReadOnlyList<string> Names => _package.Names;

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var inspection = await _package.InspectAsync(context, cancellationToken);
        if (inspection.Change is not { } change)
        {
            return inspection;
        }

        var replaced = await ReplacedAsync(context, cancellationToken);
        return Inspection.Of(change with { Diff = [.. replaced.Select(name => $"-{name} (chrony takes its place)"), .. change.Diff] });
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var replaced = await ReplacedAsync(context, cancellationToken);
        var installed = await _package.PrepareAsync(context, cancellationToken);
        // Records are undone from the last to the first: chrony goes before the others come back.
        return replaced.Count == 0 ? installed : [TimeDaemonUndo.Replaced(replaced), .. installed];
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => _package.ApplyAsync(context, cancellationToken);

    private static async Task<List<string>> ReplacedAsync(StepContext context, CancellationToken cancellationToken)
    {
        var installed = await context.Machine.Packages.InstalledAsync(Others, cancellationToken);
        return [.. Others.Where(installed.ContainsKey)];
    }
}
