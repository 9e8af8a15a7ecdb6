using Appliance.Machines.Files;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Virtualization.Checks;

internal sealed class OvirtHostCheck() : Check(
    "ovirt-host-absent",
    "No oVirt host is installed",
    "oVirt's own agent (vdsm) configures the same libvirt for another engine. Looked for are the packages vdsm and ovirt-host, the service vdsmd and the folder /etc/vdsm.")
{
    private const string Unit = "vdsmd.service";
    private const string Folder = "/etc/vdsm";

    private static readonly string[] Packages = ["vdsm", "ovirt-host"];

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        List<string> found = [.. (await machine.Packages.InstalledAsync(Packages, cancellationToken)).Select(package => $"the package {package.Key} {package.Value}")];
        if (context.Facts.HasSystemd && (await machine.Services.StateAsync(Unit, cancellationToken)) is { Known: true } state)
        {
            found.Add($"the service {Unit} ({state.SubState})");
        }

        if (machine.Files.Exists(Folder))
        {
            found.Add($"the folder {Folder}");
        }

        return found.Count == 0
            ? CheckFinding.Passed("There is no oVirt host.")
            : CheckFinding.Failed(
                $"This is an oVirt host: {string.Join(", ", found)}.",
                $"Use another machine; or move its virtual machines away, remove it from its engine and remove its packages, and move {Folder} away.");
    }
}
