using System.Text;

namespace Appliance.LabTests.Lab;

/// <summary>
/// A folder that is an apt repository: everything a fresh lab machine needs to install some packages without a way
/// out. Made once per image and package list, and kept.
/// </summary>
public sealed record LabRepository(string Folder)
{
    /// <summary>Where a machine sees its repository.</summary>
    public const string FolderInMachine = "/srv/packages";

    /// <summary>The source line for a machine. The folder is ours alone, so its index is not signed.</summary>
    public const string Source = $"deb [trusted=yes] file:{FolderInMachine} ./";

    /// <summary>The repository from the cache, downloaded first when it is not there.</summary>
    /// <param name="packages">What machines may install; what these depend on and recommend comes with them.</param>
    /// <exception cref="LabUnavailableException">The packages cannot be downloaded.</exception>
    public static async Task<LabRepository> GetAsync(
        LabFolders folders, LabImage image, IReadOnlyCollection<string> packages, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(folders.Cache, $"packages-{LabImage.KeyOf([image.Key, .. packages.Order()])}");
        await CacheFolder.EnsureAsync(folder, part => BuildAsync(image, packages, part, cancellationToken), cancellationToken);
        return new LabRepository(folder);
    }

    private static async Task BuildAsync(
        LabImage image, IReadOnlyCollection<string> packages, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(folder, "partial"));
        using var apt = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(apt.Path, "lists/partial"));
        var sources = await PackageSources.ReadAsync(cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(apt.Path, "sources.list"), sources.Text, cancellationToken);

        // The build machine's apt with the image's installed packages: it resolves what a fresh machine lacks.
        string[] aptGet =
        [
            "apt-get", "--quiet=2", "--yes",
            "-o", $"Dir::State::lists={apt.Path}/lists",
            "-o", $"Dir::State::status={image.Root}/var/lib/dpkg/status",
            "-o", $"Dir::State::extended_states={image.Root}/var/lib/apt/extended_states",
            "-o", $"Dir::Etc::sourcelist={apt.Path}/sources.list",
            "-o", "Dir::Etc::sourceparts=-",
            "-o", "Dir::Etc::preferencesparts=-",
            "-o", $"Dir::Cache={apt.Path}",
            "-o", $"Dir::Cache::archives={folder}",
            "-o", "APT::Sandbox::User=root",
        ];
        await DownloadAsync([.. aptGet, "update"], cancellationToken);
        await DownloadAsync([.. aptGet, "--download-only", "install", .. packages], cancellationToken);

        Directory.Delete(Path.Combine(folder, "partial"), recursive: true);
        File.Delete(Path.Combine(folder, "lock"));
        // In that folder, for the file names in the index are relative to it.
        var index = await HostCommand.ReadAsync(cancellationToken, "env", "-C", folder, "apt-ftparchive", "packages", ".");
        await File.WriteAllTextAsync(Path.Combine(folder, "Packages"), index, new UTF8Encoding(false), cancellationToken);
    }

    private static async Task DownloadAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var done = await HostCommand.RunAsync(command, timeout: TimeSpan.FromMinutes(10), cancellationToken: cancellationToken);
        if (!done.Succeeded)
            throw new LabUnavailableException($"Packages for lab machines cannot be downloaded: {done.Error.Trim().ReplaceLineEndings(" / ")}");
    }
}
