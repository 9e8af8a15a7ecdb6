namespace Appliance.Lab;

/// <summary>
/// A folder that is an apt repository, made by the product itself: `appliance packages mirror`. It is all that machines
/// without a way out need. Made once per image and what is wanted, and kept.
/// </summary>
public sealed record LabRepository(string Folder)
{
    /// <summary>Where a machine sees its repository.</summary>
    public const string FolderInMachine = "/srv/packages";

    /// <summary>The source line for a machine. The folder is ours alone, so its index is not signed.</summary>
    public const string Source = $"deb [trusted=yes] file:{FolderInMachine} ./";

    /// <summary>What a node installs besides; no answer file of an engine names it.</summary>
    private static readonly IReadOnlyList<string> NodePackages = ["libvirt-daemon-system", "libvirt-clients", "qemu-system-x86", "qemu-utils", "nfs-common", "open-iscsi"];

    private static readonly TimeSpan DownloadLimit = TimeSpan.FromMinutes(15);

    /// <summary>What a site needs, from the cache, downloaded first when it is not there.</summary>
    /// <param name="answers">The answer file of the site it is for.</param>
    /// <exception cref="LabUnavailableException">The packages cannot be downloaded.</exception>
    public static async Task<LabRepository> GetAsync(LabFolders folders, LabImage image, string answers, CancellationToken cancellationToken) =>
        await GetAsync(
            folders,
            LabImage.KeyOf(image.Key, await File.ReadAllTextAsync(answers, cancellationToken), string.Join(' ', NodePackages)),
            Wanted(answers),
            cancellationToken);

    /// <summary>Some packages and what they need, from the cache, downloaded first when they are not there.</summary>
    /// <exception cref="LabUnavailableException">The packages cannot be downloaded.</exception>
    public static Task<LabRepository> GetAsync(LabFolders folders, LabImage image, IReadOnlyList<string> packages, CancellationToken cancellationToken) =>
        GetAsync(folders, LabImage.KeyOf([image.Key, .. packages]), [.. Each(packages)], cancellationToken);

    /// <summary>What of all packages a site needs, as arguments of <c>appliance packages mirror</c>.</summary>
    internal static IReadOnlyList<string> Wanted(string answers) => ["--answers", answers, .. Each(NodePackages)];

    private static async Task<LabRepository> GetAsync(LabFolders folders, string key, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(folders.Cache, $"mirror-{key}");
        await CacheFolder.EnsureAsync(folder, part => BuildAsync(folders, wanted, part, cancellationToken), cancellationToken);
        return new LabRepository(folder);
    }

    private static async Task BuildAsync(LabFolders folders, IReadOnlyList<string> wanted, string folder, CancellationToken cancellationToken)
    {
        // apt-get does not wait for its turn: it fails while another has its lists.
        await using var turn = await FileLock.TakeAsync(Path.Combine(folders.Cache, "apt.lock"), cancellationToken);
        await DownloadAsync("apt-get", "--quiet=2", "update");
        await DownloadAsync(PackagedExecutables.Appliance, ["packages", "mirror", folder, .. wanted]);

        async Task DownloadAsync(string program, params string[] arguments)
        {
            var done = await HostCommand.RunAsync([program, .. arguments], timeout: DownloadLimit, cancellationToken: cancellationToken);
            if (!done.Succeeded)
                throw new LabUnavailableException($"Packages for lab machines cannot be downloaded: {done.Error.Trim().ReplaceLineEndings(" / ")}");
        }
    }

    private static IEnumerable<string> Each(IEnumerable<string> packages) => packages.SelectMany(package => new[] { "--package", package });
}
