namespace Appliance.Machines.Packages;

/// <summary>A package source in the words of dnf(8).</summary>
internal static class DnfSource
{
    private const string Name = "appliance";

    /// <exception cref="PackageSourceException">The source cannot be used; the message says why.</exception>
    public static IReadOnlyList<string> Options(PackageSource source)
    {
        if (source.IndexHash is not null)
        {
            throw new PackageSourceException("dnf cannot pin a package index by its hash: give an https:// URL or a folder.");
        }

        if (source.IsFolder && !File.Exists(Path.Combine(source.Folder, "repodata", "repomd.xml")))
        {
            throw new PackageSourceException($"{source.Folder} is no package repository: repodata/repomd.xml is not there. `createrepo_c {source.Folder}` makes it.");
        }

        return
        [
            "--disablerepo=*",
            $"--repofrompath={Name},{source.Location.AbsoluteUri}",
            $"--setopt={Name}.gpgcheck=0",
            // A folder that was filled again is a new one at once, whatever was cached of it.
            $"--setopt={Name}.metadata_expire=0",
        ];
    }
}
