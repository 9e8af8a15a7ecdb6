using Appliance.Machines.Files;
using Appliance.Modules.Firewall.Firewalld;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Firewall;

internal static partial class FirewallSteps
{
    private static IReadOnlyList<IStep> Firewalld(FirewallSettings settings)
    {
        var files = FirewalldServiceFiles(settings, [Package]);
        string[] writers = [Package, .. files.Select(file => file.Id)];
        return
        [
            new PackageStep(Package, "Install firewalld", ["firewalld"]) { Offline = settings.Offline },
            .. files,
            new FirewalldZonesStep("firewall.zones", "Open the services in firewalld", settings.Services, [.. settings.Services.Select(FirewalldFile)], writers) { After = writers },
            // Only when the services are open: its own rules let in no SSH on another port than 22.
            new ServiceStep("firewall.service", "Run firewalld", "firewalld.service", []) { After = ["firewall.zones"] },
        ];
    }

    private static IReadOnlyList<FileStep> FirewalldServiceFiles(FirewallSettings settings, IReadOnlyList<string> after) => [.. settings.Services.Select(service =>
        new FileStep($"firewall.service-{service.Name}", $"Tell firewalld about the service {service.Name}", FirewalldFile(service), Ownership.Public, (context, _) =>
            Task.FromResult(context.Templates.Render("firewall/firewalld-service.xml", FirewallModels.FirewalldService(service))))
        {
            Validator = new FirewalldServiceValidator(),
            After = after,
        })];

    private static string FirewalldFile(FirewallService service) => $"{FirewallPaths.FirewalldServices}/{FirewalldZone.Prefix}{service.Name}.xml";
}
