using System.Text;
using Appliance.Machines.Commands;

namespace Appliance.Machines.Packages;

/// <summary>A package source in the words of apt (sources.list(5), apt.conf(5), apt-transport-mirror(1)).</summary>
internal sealed class AptSource(ICommandRunner commands, HttpClient http, string stateFolder)
{
    private const UnixFileMode OpenFolder = (UnixFileMode)0b111_101_101;

    private const long LargestIndex = 256L << 20;

    private string Lists => Path.Combine(stateFolder, "lists");

    private string Index => Path.Combine(stateFolder, "index");

    private string Mirrors => Path.Combine(stateFolder, "mirrors.txt");

    private string SourceList => Path.Combine(stateFolder, "appliance.list");

    /// <exception cref="PackageSourceException">The source cannot be used; the message says why.</exception>
    public async Task<IReadOnlyList<string>> OptionsAsync(PackageSource source, CancellationToken cancellationToken)
    {
        if (source.IsFolder && FlatRepository.Problem(source.Folder) is { } problem)
        {
            throw new PackageSourceException(problem);
        }

        foreach (var folder in new[] { stateFolder, Lists, Path.Combine(Lists, "partial"), Index })
        {
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, OpenFolder);
        }

        var place = source.Location.AbsoluteUri;
        if (source.IndexHash is { } hash)
        {
            await PinAsync(source.Location, hash, cancellationToken);
            place = "mirror+file:" + Mirrors;
        }

        WriteReadable(SourceList, $"deb [trusted=yes] {place} ./\n");
        var options = Options(source);
        var update = await commands.RunAsync(new Command("apt-get", [.. options, "--quiet", "update"]).WithTimeout(TimeSpan.FromMinutes(10)), cancellationToken);
        // A source that does not answer is a warning to apt, which goes on with what it had; here it is the only one.
        return update.Succeeded && !update.Error.Contains("Failed to fetch", StringComparison.Ordinal)
            ? options
            : throw new PackageSourceException($"The package source {source.Location.AbsoluteUri} cannot be read:\n{string.Join('\n', update.Tail().Select(line => "  " + line))}");
    }

    private List<string> Options(PackageSource source)
    {
        List<string> options =
        [
            "-o", $"Dir::Etc::SourceList={SourceList}",
            "-o", "Dir::Etc::SourceParts=/dev/null",
            "-o", $"Dir::State::Lists={Lists}",
            // The machine's own caches stay as they are: they describe its own sources.
            "-o", "Dir::Cache::pkgcache=",
            "-o", "Dir::Cache::srcpkgcache=",
            "-o", "Acquire::Languages=none",
            // A fresh server's clock may be behind; an index from tomorrow is no worse for it.
            "-o", "Acquire::Check-Date=false",
        ];
        if (!AptSandbox.CanReach(stateFolder) || (source.IsFolder && !AptSandbox.CanReach(source.Folder)))
        {
            options.AddRange(AptSandbox.Off);
        }

        return options;
    }

    // apt cannot be told the hash of an index. So the index that was checked is kept here, and apt's mirror method takes
    // indexes from this folder and packages, whose hashes are in the index, from the source.
    private async Task PinAsync(Uri location, string hash, CancellationToken cancellationToken)
    {
        var index = await FetchAsync(new Uri(location, FlatRepository.IndexName), cancellationToken);
        var actual = FlatRepository.Hash(index);
        if (actual != hash)
        {
            throw new PackageSourceException(
                $"The package index at {location} has the SHA-256 {actual}, not the pinned {hash}. If the mirror was made anew, take its new hash from a place you trust; else somebody changed it.");
        }

        WriteReadable(Path.Combine(Index, FlatRepository.IndexName), index);
        WriteReadable(Path.Combine(Index, FlatRepository.ReleaseName), FlatRepository.Release(DateTimeOffset.UnixEpoch, [(FlatRepository.IndexName, index)]));
        WriteReadable(Mirrors, $"file:{Index}/\tpriority:1 type:index\n{location.AbsoluteUri}\tpriority:2 type:deb\n");
    }

    private async Task<byte[]> FetchAsync(Uri uri, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.EnsureSuccessStatusCode();
            await response.Content.LoadIntoBufferAsync(LargestIndex, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new PackageSourceException($"The package index {uri} cannot be fetched: {e.Message}");
        }
    }

    private static void WriteReadable(string file, string text) => WriteReadable(file, Encoding.UTF8.GetBytes(text));

    // apt reads as the account _apt, whatever umask this program was started with.
    private static void WriteReadable(string file, byte[] content)
    {
        File.WriteAllBytes(file, content);
        File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
    }
}
