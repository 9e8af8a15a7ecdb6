using System.Text.RegularExpressions;

namespace Appliance.Lab;

/// <summary>Where the build machine gets Debian packages from, as apt source lines; lab images and repositories use the same.</summary>
/// <param name="Suite">The release, such as bookworm.</param>
/// <param name="Lines">One-line apt sources, Debian's own only.</param>
internal sealed partial record PackageSources(string Suite, IReadOnlyList<string> Lines)
{
    public string Text => string.Join('\n', Lines) + "\n";

    /// <exception cref="LabUnavailableException">This is not Debian, or it has no package sources.</exception>
    public static async Task<PackageSources> ReadAsync(CancellationToken cancellationToken)
    {
        var release = await File.ReadAllTextAsync("/etc/os-release", cancellationToken);
        if (!DebianId().IsMatch(release) || Codename().Match(release) is not { Success: true } codename)
            throw new LabUnavailableException("Lab images are made from the build machine's package sources, which must be Debian's.");

        var suite = codename.Groups[1].Value;
        var targets = await HostCommand.ReadAsync(cancellationToken,
            "apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages");
        var lines = targets.Split('\n')
            .Where(line => line.Split(' ') is [_, var name, "main"] && (name == suite || name == suite + "-updates" || name == suite + "-security"))
            .Select(line => "deb " + line)
            .Distinct()
            .ToList();
        return lines.Count > 0
            ? new PackageSources(suite, lines)
            : throw new LabUnavailableException($"This machine has no package source for {suite} main.");
    }

    [GeneratedRegex("^ID=\"?debian\"?$", RegexOptions.Multiline)]
    private static partial Regex DebianId();

    [GeneratedRegex("^VERSION_CODENAME=\"?([a-z]+)\"?$", RegexOptions.Multiline)]
    private static partial Regex Codename();
}
