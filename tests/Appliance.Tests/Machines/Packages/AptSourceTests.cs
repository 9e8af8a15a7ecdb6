using System.Text;
using Appliance.Machines.Commands;
using Appliance.Machines.Packages;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Packages;

/// <summary>The options made for a source, tried on the real apt.</summary>
public sealed class AptSourceTests
{
    [SkippableTheory]
    [InlineData("mirror", true)]
    [InlineData("my mirror [1]", true)]
    [InlineData("mirror", false)]
    public async Task Packages_come_from_a_folder_alone_and_quietly_whether_or_not_apts_own_account_may_enter_it(string name, bool open)
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var place = new TemporaryFolder();
        if (open)
        {
            File.SetUnixFileMode(place.Path, (UnixFileMode)0b111_101_101);
        }

        await MirrorAsync(upstream, place[name]);
        // What only the machine's own sources have must not be found any more.
        await upstream.PublishAsync("app", "9");
        upstream.Commands.Results.Clear();

        var options = await OptionsAsync(upstream, place, Parsed(place[name]));

        var packages = new AptPackages(upstream.Commands, [.. options, .. AptClosure.NothingInstalled]);
        (await packages.CandidateAsync("app", CancellationToken.None)).Should().Be("2.0");
        (await packages.CandidateAsync("service", CancellationToken.None)).Should().Be("3", "provider is the only one that provides it");
        (await packages.CandidateAsync("rival", CancellationToken.None)).Should().BeNull();
        (await packages.WouldInstallAsync(["app"], CancellationToken.None)).Should().BeEquivalentTo("app", "lib", "provider");
        await DownloadAsync(upstream, options, place);
        // Hooks that a machine's own configuration adds to apt may say what they like.
        upstream.Commands.Results.SelectMany(result => result.Error.Split('\n'))
            .Should().NotContain(line => line.StartsWith("W:", StringComparison.Ordinal) || line.StartsWith("E:", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_refresh_sees_what_the_folder_has_meanwhile()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var place = new TemporaryFolder();
        await MirrorAsync(upstream, place["mirror"]);
        var packages = new AptPackages(upstream.Commands, await OptionsAsync(upstream, place, Parsed(place["mirror"])));
        await upstream.PublishAsync("app", "9");
        await MirrorAsync(upstream, place["mirror"]);

        await packages.RefreshAsync(CancellationToken.None);

        (await packages.CandidateAsync("app", CancellationToken.None)).Should().Be("9");
    }

    [SkippableFact]
    public async Task A_plain_http_mirror_is_used_when_its_index_has_the_pinned_hash()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var place = new TemporaryFolder();
        var report = await MirrorAsync(upstream, place["mirror"]);
        using var server = new FolderServer(place["mirror"]);

        var options = await OptionsAsync(upstream, place, Parsed($"{server.Url}#sha256={report.IndexHash}"));

        await new AptPackages(upstream.Commands, options).RefreshAsync(CancellationToken.None);
        await DownloadAsync(upstream, options, place);
        server.Asked.Should().Contain("/pool/lib_1.0-1+b1_all.deb");
        server.Asked.Where(path => !path.StartsWith("/pool/", StringComparison.Ordinal)).Should().Equal("/Packages");
    }

    [SkippableFact]
    public async Task A_package_changed_on_its_way_over_plain_http_is_refused()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var place = new TemporaryFolder();
        var report = await MirrorAsync(upstream, place["mirror"]);
        using var server = new FolderServer(place["mirror"]);
        var options = await OptionsAsync(upstream, place, Parsed($"{server.Url}#sha256={report.IndexHash}"));
        var file = place["mirror/pool/app_2.0_all.deb"];
        await File.WriteAllBytesAsync(file, [.. (await File.ReadAllBytesAsync(file)).Select(b => (byte)(b ^ 1))]);

        var downloading = () => DownloadAsync(upstream, options, place);

        await downloading.Should().ThrowAsync<CommandFailedException>();
    }

    [SkippableFact]
    public async Task An_index_other_than_the_pinned_one_is_refused()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var place = new TemporaryFolder();
        await MirrorAsync(upstream, place["mirror"]);
        using var server = new FolderServer(place["mirror"]);
        var other = FlatRepository.Hash(Encoding.UTF8.GetBytes("other"));

        var asking = () => OptionsAsync(upstream, place, Parsed($"{server.Url}#sha256={other}"));

        (await asking.Should().ThrowAsync<PackageSourceException>()).Which.Message.Should().Contain(other);
    }

    [SkippableFact]
    public async Task A_folder_that_is_not_a_whole_mirror_is_refused_with_what_is_missing()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var place = new TemporaryFolder();
        await MirrorAsync(upstream, place["mirror"]);
        await File.AppendAllTextAsync(place["mirror/Packages"], "\nPackage: forged\n");

        var asking = () => OptionsAsync(upstream, place, Parsed(place["mirror"]));
        var askingNothing = () => OptionsAsync(upstream, place, Parsed(place["nothing"]));

        (await asking.Should().ThrowAsync<PackageSourceException>()).Which.Message.Should().Contain("Release");
        (await askingNothing.Should().ThrowAsync<PackageSourceException>()).Which.Message.Should().Contain("no folder");
    }

    [SkippableFact]
    public async Task A_url_nobody_answers_at_is_an_error_and_not_a_warning()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var place = new TemporaryFolder();

        var asking = () => OptionsAsync(upstream, place, Parsed("https://127.0.0.1:1/mirror"));

        (await asking.Should().ThrowAsync<PackageSourceException>()).Which.Message.Should().Contain("https://127.0.0.1:1/mirror/");
    }

    private static PackageSource Parsed(string text) =>
        PackageSource.TryParse(text, out var source, out var problem) ? source : throw new InvalidOperationException(problem);

    private static Task<MirrorReport> MirrorAsync(AptUpstream upstream, string folder) =>
        new AptMirror(upstream.Commands, TimeProvider.System).MakeAsync(folder, ["app"], _ => { }, CancellationToken.None);

    private static async Task<IReadOnlyList<string>> OptionsAsync(AptUpstream upstream, TemporaryFolder place, PackageSource source)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return await new PackageSourceSetup(upstream.Commands, http, place["state"]).OptionsAsync(source, CancellationToken.None);
    }

    private static async Task DownloadAsync(AptUpstream upstream, IReadOnlyList<string> options, TemporaryFolder place)
    {
        Directory.CreateDirectory(place["archives/partial"]);
        var command = new Command("apt-get", [.. options, .. AptClosure.NothingInstalled, "-o", "Debug::NoLocking=1", "-o", $"Dir::Cache::Archives={place["archives"]}", "--yes", "--quiet=2", "--download-only", "install", "app"]);
        (await upstream.Commands.RunAsync(command, CancellationToken.None)).OrThrow();
    }
}
