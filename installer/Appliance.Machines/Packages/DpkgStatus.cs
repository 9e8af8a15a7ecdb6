namespace Appliance.Machines.Packages;

/// <summary>The packages dpkg knows of, as <c>dpkg-query --show</c> lists them in our format.</summary>
internal sealed class DpkgStatus(IReadOnlyList<DpkgStatus.Package> packages)
{
    /// <summary>The option that makes dpkg-query(1) print what <see cref="Parse"/> reads.</summary>
    public const string Format = "--showformat=${db:Status-Abbrev}\t${Package}\t${Architecture}\t${Version}\t${Provides}\n";

    public IReadOnlyList<Package> Installed { get; } = [.. packages.Where(package => package.IsInstalled)];

    public static DpkgStatus Parse(string output) => new(
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Where(fields => fields is [{ Length: >= 2 }, _, _, _, _])
            .Select(fields => new Package(fields[0], fields[1], fields[2], fields[3], Names(fields[4]))),
    ]);

    /// <summary>
    /// The installed package of a name (<c>libc6</c>, <c>libc6:amd64</c>), or of a virtual package's name one that
    /// provides it; null when there is none.
    /// </summary>
    public Package? Find(string name) =>
        Installed.FirstOrDefault(package => package.IsNamed(name)) ?? Installed.FirstOrDefault(package => package.Provides.Contains(name));

    /// <summary>Whether anything of the package is there, and be it configuration left behind.</summary>
    public bool Knows(string name) => packages.Any(package => package.IsNamed(name) && package.Status[1] != 'n');

    // "default-mta, mail-transport-agent (= 4.9)"
    private static string[] Names(string provides) =>
        [.. provides.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split(' ')[0])];

    /// <param name="Status">
    /// What is wanted, what is there: <c>ii</c> installed, <c>hi</c> installed and held, <c>rc</c> configuration left behind.
    /// </param>
    internal sealed record Package(string Status, string Name, string Architecture, string Version, IReadOnlyList<string> Provides)
    {
        public bool IsInstalled => Status[1] == 'i';

        public bool IsNamed(string name) => name == Name || name == $"{Name}:{Architecture}";
    }
}
