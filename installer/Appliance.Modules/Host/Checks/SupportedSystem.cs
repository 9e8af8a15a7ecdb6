using Appliance.Machines.Facts;

namespace Appliance.Modules.Host.Checks;

/// <summary>A distribution that set-up knows.</summary>
/// <param name="Id">As os-release(5) has it.</param>
/// <param name="Oldest">First version that is good.</param>
internal sealed record SupportedSystem(string Id, string Name, Version Oldest)
{
    public static readonly IReadOnlyList<SupportedSystem> All =
    [
        new("debian", "Debian", new Version(12, 0)),
        new("ubuntu", "Ubuntu", new Version(22, 4)),
        new("rhel", "Red Hat Enterprise Linux", new Version(9, 0)),
        new("centos", "CentOS Stream", new Version(9, 0)),
        new("rocky", "Rocky Linux", new Version(9, 0)),
        new("almalinux", "AlmaLinux", new Version(9, 0)),
        new("ol", "Oracle Linux", new Version(9, 0)),
    ];

    public static string Names => string.Join(", ", All.Select(system => $"{system.Name} {system.OldestText}"));

    /// <summary>The family is known: packages have the names that set-up uses.</summary>
    public static bool IsRelated(OperatingSystemFacts system) => new[] { "debian", "rhel", "fedora" }.Any(system.IsLike);

    // Ubuntu's minor version is a month of two digits.
    private string OldestText => Id == "ubuntu" ? $"{Oldest.Major}.{Oldest.Minor:00}" : $"{Oldest.Major}";
}
