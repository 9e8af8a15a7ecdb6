using Appliance.Machines.Commands;
using Appliance.Machines.Packages;

namespace Appliance.Tests.Support;

/// <summary>
/// A distribution of five tiny packages in a folder, and an apt that knows no other: the real programs without a network
/// and without a change to this machine.
/// </summary>
/// <remarks>
/// <c>app</c> needs <c>lib</c> (whose version has an epoch) and the virtual <c>service</c>, which <c>provider</c> provides;
/// <c>rival</c> excludes <c>app</c>; <c>broken</c> needs what nobody has.
/// </remarks>
internal sealed class AptUpstream : IDisposable
{
    private static readonly (string Name, string Version, string Fields)[] Packages =
    [
        ("app", "2.0", "Depends: lib (>= 1:1.0), service\n"),
        ("lib", "1:1.0-1+b1", "Depends: provider | missing\n"),
        ("provider", "3", "Provides: service\n"),
        ("rival", "1", "Conflicts: app\n"),
        ("broken", "1", "Depends: nowhere\n"),
    ];

    private readonly TemporaryFolder _folder = new();

    private AptUpstream() => Commands = new RecordingCommands(("APT_CONFIG", _folder["apt.conf"]), ("no_proxy", "127.0.0.1"));

    /// <summary>Runs programs of this machine; apt among them knows this distribution alone.</summary>
    public RecordingCommands Commands { get; }

    public static async Task<AptUpstream> CreateAsync()
    {
        var runner = new LocalCommandRunner();
        Skip.If(runner.Find("apt-get") is null || runner.Find("dpkg-deb") is null, "apt and dpkg are not on this machine");
        var upstream = new AptUpstream();
        await upstream.BuildAsync();
        return upstream;
    }

    /// <summary>Puts another version of a package beside those that are there, and has apt read the lists.</summary>
    public async Task PublishAsync(string name, string version, string fields = "")
    {
        await PutAsync(name, version, fields);
        await UpdateAsync();
    }

    public void Dispose() => _folder.Dispose();

    private async Task UpdateAsync() =>
        (await Commands.RunAsync(Command.Of("apt-get", "update", "--quiet"), CancellationToken.None)).OrThrow();

    private async Task PutAsync(string name, string version, string fields)
    {
        var tree = Directory.CreateDirectory(_folder[$"tree-{name}-{version.Replace(':', '_')}"]).FullName;
        Directory.CreateDirectory(Path.Combine(tree, "DEBIAN"));
        await File.WriteAllTextAsync(
            Path.Combine(tree, "DEBIAN", "control"),
            $"Package: {name}\nVersion: {version}\nArchitecture: all\nMaintainer: Nobody <nobody@test.org>\n{fields}Description: for tests\n of two lines\n");
        var file = _folder[$"upstream/{name}_{version.Replace(':', '_')}.deb"];
        (await Commands.RunAsync(Command.Of("dpkg-deb", "--build", "--root-owner-group", "-Znone", tree, file), CancellationToken.None)).OrThrow();
        var control = (await Commands.RunAsync(Command.Of("dpkg-deb", "--field", file), CancellationToken.None)).OrThrow().Output;
        await File.AppendAllTextAsync(
            _folder["upstream/Packages"],
            $"{control}Filename: {Path.GetFileName(file)}\nSize: {new FileInfo(file).Length}\nSHA256: {FlatRepository.Hash(file)}\n\n");
    }

    private async Task BuildAsync()
    {
        Directory.CreateDirectory(_folder["lists/partial"]);
        Directory.CreateDirectory(_folder["upstream"]);
        await File.WriteAllTextAsync(_folder["sources.list"], $"deb [trusted=yes] file:{_folder["upstream"]} ./\n");
        await File.WriteAllTextAsync(
            _folder["apt.conf"],
            $"""
            Dir::Etc::SourceList "{_folder["sources.list"]}";
            Dir::Etc::SourceParts "/dev/null";
            Dir::State::Lists "{_folder["lists"]}";
            Dir::Cache::pkgcache "";
            Dir::Cache::srcpkgcache "";
            Acquire::Languages "none";
            Acquire::Retries "0";
            """);
        foreach (var (name, version, fields) in Packages)
        {
            await PutAsync(name, version, fields);
        }

        await UpdateAsync();

        Commands.Results.Clear();
    }
}
