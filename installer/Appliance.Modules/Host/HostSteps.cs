using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Modules.Host.Steps;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Host;

/// <summary>Name, known hosts and clock of this machine. A trial writes the same files under its prefix and stops there.</summary>
internal static class HostSteps
{
    private const string Folder = "host.folder";
    private const string NameFile = "host.name-file";
    private const string TimeFolder = "host.time-folder";
    private const string TimePackage = "host.time-package";
    private const string TimeSettings = "host.time-settings";

    public static IReadOnlyList<IStep> Of(HostSettings settings, OperatingSystemFacts system) =>
    [
        .. settings.IsTrial ? [new DirectoryStep(Folder, "Make the folder for settings of the system", "/etc", Ownership.PublicExecutable)] : Array.Empty<IStep>(),
        .. settings.SetsHostName ? Name(settings) : [],
        Hosts(settings),
        .. settings.TimeServers.Count > 0 ? Time(settings, ChronyPlatform.For(system)) : [],
    ];

    private static IEnumerable<IStep> Name(HostSettings settings)
    {
        // hostname(5) allows comments, but many a script takes the whole file for the name: no line says who wrote it.
        yield return new FileStep(NameFile, "Write the host name", "/etc/hostname", Ownership.Public, (_, _) => Task.FromResult(settings.Name + "\n"))
        {
            After = [Folder],
        };
        if (!settings.IsTrial)
        {
            yield return new HostNameStep("host.name", "Take the host name", settings.Name) { After = [NameFile] };
        }
    }

    private static ManagedBlockStep Hosts(HostSettings settings) => new(
        "host.hosts",
        "List the hosts that DNS does not know",
        "/etc/hosts",
        new ManagedBlock("hosts"),
        context => settings.Hosts.Count == 0 ? "" : context.Templates.Render("host/hosts", HostModels.Hosts(settings.Hosts)))
    {
        // The first line that matches counts, and Debian's installer writes 127.0.1.1 for the machine's own name.
        AtStart = true,
        After = [Folder],
    };

    private static IEnumerable<IStep> Time(HostSettings settings, ChronyPlatform chrony)
    {
        var model = HostModels.Chrony(settings.TimeServers);
        if (settings.IsTrial)
        {
            yield return new DirectoryStep(TimeFolder, "Make the folder for chrony's settings", chrony.SettingsFolder, Ownership.PublicExecutable) { After = [Folder] };
            yield return chrony.SettingsStep(TimeSettings, Render, [TimeFolder]);
            yield break;
        }

        yield return new TimePackageStep(TimePackage, "Install chrony", offline: !settings.PackagesAtHand);
        yield return chrony.SettingsStep(TimeSettings, Render, [TimePackage]);
        yield return new ServiceStep("host.time", "Keep the time with chrony", chrony.Unit, [chrony.SettingsFile])
        {
            After = [TimeSettings],
            RestartedBy = [TimeSettings],
            // In a container that may not set the clock, which the check of the clock tells.
            MayBeSkipped = true,
        };

        string Render(StepContext context) => context.Templates.Render("host/chrony", model);
    }
}
