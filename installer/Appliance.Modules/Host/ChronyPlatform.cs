using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Host;

/// <summary>Where a distribution keeps chrony.</summary>
/// <param name="SettingsFile">What chronyd(8) reads our servers from.</param>
/// <param name="OwnFile">Whether that file is ours alone; else we keep a block in it.</param>
internal sealed record ChronyPlatform(string Unit, string SettingsFile, bool OwnFile)
{
    public const string Package = "chrony";

    // chronyd's AppArmor profile on Debian keeps it from reading files outside /etc/chrony, the candidate among them.
    // Given as arguments the directives need no file.
    private static readonly FileValidator Validator = new("chronyd", path => ["-p", .. Directives(path)]);

    public string SettingsFolder => Path.GetDirectoryName(SettingsFile)!;

    /// <summary>Debian's chrony.conf(5) has a <c>confdir</c>; that of Enterprise Linux has none, and <c>sourcedir</c> takes other endings.</summary>
    public static ChronyPlatform For(OperatingSystemFacts system) => system.IsLike("rhel") || system.IsLike("fedora")
        ? new ChronyPlatform("chronyd.service", "/etc/chrony.conf", OwnFile: false)
        : new ChronyPlatform("chrony.service", "/etc/chrony/conf.d/appliance.conf", OwnFile: true);

    public IStep SettingsStep(string id, Func<StepContext, string> render, IReadOnlyList<string> after)
    {
        const string title = "Write the time servers";
        return OwnFile
            ? new FileStep(id, title, SettingsFile, Ownership.Public, (context, _) => Task.FromResult(render(context))) { Validator = Validator, After = after }
            : new ManagedBlockStep(id, title, SettingsFile, new ManagedBlock("time"), render) { Validator = Validator, After = after };
    }

    private static IEnumerable<string> Directives(string path) =>
        File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && !"!;#%".Contains(line[0], StringComparison.Ordinal));
}
