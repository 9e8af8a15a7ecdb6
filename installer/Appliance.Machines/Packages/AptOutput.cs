namespace Appliance.Machines.Packages;

/// <summary>Reads what apt-get(8) and apt-cache(8) print.</summary>
internal static class AptOutput
{
    /// <summary>The candidate version in the output of <c>apt-cache policy</c>; null when there is none.</summary>
    public static string? Candidate(string policy) => policy.Split('\n')
        .Select(line => line.Trim())
        .FirstOrDefault(line => line.StartsWith("Candidate:", StringComparison.Ordinal))?["Candidate:".Length..]
        .Trim() is { Length: > 0 } version and not "(none)" ? version : null;

    /// <summary>Names below <c>Reverse Provides:</c> in the output of <c>apt-cache showpkg</c>.</summary>
    public static IReadOnlyList<string> Providers(string showPackage) =>
    [
        .. showPackage.Split('\n')
            .SkipWhile(line => !line.StartsWith("Reverse Provides:", StringComparison.Ordinal))
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => WithoutArchitecture(line.Split(' ')[0]))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Packages a simulated installation would add. <c>Inst name [old] (new source [arch])</c>: with an old version it is
    /// an upgrade.
    /// </summary>
    public static IReadOnlyList<string> NewlyInstalled(string simulation) =>
        [.. Words(simulation).Where(words => words is ["Inst", _, not ['[', ..], ..]).Select(words => words[1])];

    /// <summary>Packages a simulated removal would remove.</summary>
    public static IReadOnlyList<string> Removed(string simulation) =>
        [.. Words(simulation).Where(words => words is ["Remv" or "Purg", _, ..]).Select(words => WithoutArchitecture(words[1])).Distinct(StringComparer.Ordinal)];

    /// <summary><c>libc6</c> of <c>libc6:amd64</c>.</summary>
    public static string WithoutArchitecture(string name) => name.Split(':')[0];

    private static IEnumerable<string[]> Words(string text) => text.Split('\n').Select(line => line.Split(' '));
}
