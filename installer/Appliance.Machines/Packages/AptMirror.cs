using System.Globalization;
using System.IO.Compression;
using System.Text;
using Appliance.Machines.Commands;

namespace Appliance.Machines.Packages;

/// <summary>
/// A folder with packages and all they need, which serves any fresh machine of this machine's release and architecture
/// without another source. Made with the machine's own apt from its own sources, and names none of them.
/// </summary>
/// <remarks>The Release file comes last and goes first: a folder without one that fits is not taken for a mirror.</remarks>
public sealed class AptMirror(ICommandRunner commands, TimeProvider time)
{
    private const string Pool = "pool";

    // Progress is told between batches; each costs one start of apt.
    private const int Batch = 20;

    private static readonly TimeSpan BatchTimeout = TimeSpan.FromMinutes(30);

    /// <summary>Makes the mirror, or brings one up to date: only what is missing or has changed is downloaded.</summary>
    /// <exception cref="PackageSourceException">A package is not to be had, or there is not enough room.</exception>
    public async Task<MirrorReport> MakeAsync(string folder, IReadOnlyList<string> names, Action<string> onLine, CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        var packages = await new AptClosure(commands).FindAsync(names, cancellationToken);
        var pool = Directory.CreateDirectory(Path.Combine(folder, Pool)).FullName;
        File.SetUnixFileMode(pool, (UnixFileMode)0b111_101_101);
        var missing = packages.Where(package => !IsThere(pool, package)).ToList();
        onLine($"{packages.Count} packages, {Megabytes(packages)}; {missing.Count} of them to download, {Megabytes(missing)}");
        RequireRoom(folder, missing.Sum(package => package.Size));
        await DownloadAsync(folder, pool, missing, onLine, cancellationToken);

        var index = Encoding.UTF8.GetBytes(string.Join('\n', packages.Select(package => package.TextWithFile($"{Pool}/{package.FileName}"))));
        var removed = Publish(folder, index, packages);
        return new MirrorReport(packages.Count, packages.Sum(package => package.Size), missing.Count, removed, FlatRepository.Hash(index));
    }

    private static bool IsThere(string pool, PackageStanza package) =>
        new FileInfo(Path.Combine(pool, package.FileName)) is { Exists: true } file
        && file.Length == package.Size
        && FlatRepository.Hash(file.FullName) == package.Hash;

    private static string Megabytes(IEnumerable<PackageStanza> packages) =>
        (packages.Sum(package => package.Size) / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " MB";

    private static void RequireRoom(string folder, long bytes)
    {
        var available = new DriveInfo(folder).AvailableFreeSpace;
        if (available < bytes)
        {
            throw new PackageSourceException(
                $"{folder} has room for {available / 1_000_000} MB, and {bytes / 1_000_000} MB are to be downloaded. Make room or choose another folder.");
        }
    }

    private async Task DownloadAsync(string folder, string pool, List<PackageStanza> missing, Action<string> onLine, CancellationToken cancellationToken)
    {
        var incoming = Path.Combine(folder, ".incoming");
        if (Directory.Exists(incoming))
        {
            Directory.Delete(incoming, recursive: true);
        }

        if (missing.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(incoming);
        var done = 0;
        foreach (var batch in missing.Chunk(Batch))
        {
            var wanted = batch.Select(package => $"{package.Name}:{package.Architecture}={package.Version}");
            // apt gives the files to whom its sandbox runs as; here they are root's or the caller's from the start.
            var command = new Command("apt-get", [.. AptClosure.NothingInstalled, .. AptSandbox.Off, "--quiet=2", "download", .. wanted])
                .In(incoming)
                .WithTimeout(BatchTimeout);
            (await commands.RunAsync(command, cancellationToken)).OrThrow();
            foreach (var package in batch)
            {
                Accept(incoming, pool, package);
            }

            done += batch.Length;
            onLine($"{done} of {missing.Count} downloaded");
        }

        Directory.Delete(incoming, recursive: true);
    }

    private static void Accept(string incoming, string pool, PackageStanza package)
    {
        // apt writes the colon of an epoch as %3a.
        var version = package.Version.Replace(":", "%3a", StringComparison.Ordinal);
        var file = Path.Combine(incoming, $"{package.Name}_{version}_{package.Architecture}.deb");
        if (!File.Exists(file) || FlatRepository.Hash(file) != package.Hash)
        {
            throw new PackageSourceException($"{package.Name} {package.Version} did not arrive as its index lists it. Read apt's lists again (`apt-get update`) and repeat.");
        }

        File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
        File.Move(file, Path.Combine(pool, package.FileName), overwrite: true);
    }

    private int Publish(string folder, byte[] index, IReadOnlyList<PackageStanza> packages)
    {
        var (indexFile, release) = (Path.Combine(folder, FlatRepository.IndexName), Path.Combine(folder, FlatRepository.ReleaseName));
        if (FlatRepository.Problem(folder) is null && File.ReadAllBytes(indexFile).AsSpan().SequenceEqual(index))
        {
            return 0;
        }

        // Only what an earlier index of ours lists is ours to remove.
        var earlier = File.Exists(indexFile) ? PackageStanza.ParseAll(File.ReadAllText(indexFile)).Select(package => package["Filename"]).ToList() : [];
        var compressed = Compress(index);
        File.Delete(release);
        var removed = RemoveStale(folder, earlier.Except(packages.Select(package => $"{Pool}/{package.FileName}"), StringComparer.Ordinal));
        Replace(indexFile, index);
        Replace(indexFile + ".gz", compressed);
        var files = new[] { (FlatRepository.IndexName, index), (FlatRepository.IndexName + ".gz", compressed) };
        Replace(release, Encoding.UTF8.GetBytes(FlatRepository.Release(time.GetUtcNow(), files)));
        return removed;
    }

    private static int RemoveStale(string folder, IEnumerable<string> paths)
    {
        var stale = paths
            .Where(path => Path.GetDirectoryName(path) == Pool)
            .Select(path => Path.Combine(folder, path))
            .Where(File.Exists)
            .ToList();
        stale.ForEach(File.Delete);
        return stale.Count;
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    private static void Replace(string file, byte[] content)
    {
        File.WriteAllBytes(file + ".new", content);
        File.SetUnixFileMode(file + ".new", (UnixFileMode)0b110_100_100);
        File.Move(file + ".new", file, overwrite: true);
    }
}
