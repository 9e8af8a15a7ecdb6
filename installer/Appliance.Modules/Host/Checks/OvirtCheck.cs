using Appliance.Machines.Files;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class OvirtCheck() : Check(
    "ovirt-engine-absent",
    "No oVirt engine is installed",
    "An oVirt engine uses the same ports and names. Looked for are the package and service ovirt-engine and the folder /etc/ovirt-engine.")
{
    private const string Package = "ovirt-engine";
    private const string Unit = "ovirt-engine.service";
    private const string Folder = "/etc/ovirt-engine";

    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        List<string> found = [];
        if ((await machine.Packages.InstalledAsync([Package], cancellationToken)).TryGetValue(Package, out var version))
        {
            found.Add($"the package {Package} {version}");
        }

        if (context.Facts.HasSystemd && (await machine.Services.StateAsync(Unit, cancellationToken)) is { Known: true } state)
        {
            found.Add($"the service {Unit} ({state.SubState})");
        }

        if (machine.Files.Exists(Folder))
        {
            found.Add($"the folder {Folder}");
        }

        return found.Count == 0
            ? CheckFinding.Passed("There is no oVirt engine.")
            : CheckFinding.Failed(
                $"An oVirt engine is here: {string.Join(", ", found)}.",
                $"Use another machine; or save it with engine-backup, remove it with engine-cleanup and its packages, and move {Folder} away.");
    }
}
