using Appliance.Machines.Commands;
using Appliance.Machines.Packages;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Packages;

public sealed class AptMirrorTests
{
    [SkippableFact]
    public async Task A_mirror_holds_the_packages_and_all_they_need()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var folder = new TemporaryFolder();
        var said = new List<string>();

        var report = await Mirror(upstream).MakeAsync(folder.Path, ["app"], said.Add, CancellationToken.None);

        Pool(folder).Should().Equal("app_2.0_all.deb", "lib_1.0-1+b1_all.deb", "provider_3_all.deb");
        report.Should().Match<MirrorReport>(r => r.Packages == 3 && r.Downloaded == 3 && r.Removed == 0 && r.Bytes == Directory.GetFiles(folder["pool"]).Sum(f => new FileInfo(f).Length));
        said.Should().Equal("3 packages, 0.1 MB; 3 of them to download, 0.1 MB", "3 of 3 downloaded");
        FlatRepository.Problem(folder.Path).Should().BeNull();
        Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("pool", "Packages", "Packages.gz", "Release");
    }

    [SkippableFact]
    public async Task A_mirror_made_again_downloads_and_changes_nothing()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var folder = new TemporaryFolder();
        await Mirror(upstream).MakeAsync(folder.Path, ["app"], _ => { }, CancellationToken.None);
        var before = Snapshot(folder);

        var report = await Mirror(upstream).MakeAsync(folder.Path, ["app"], _ => { }, CancellationToken.None);

        report.Downloaded.Should().Be(0);
        Snapshot(folder).Should().Equal(before);
    }

    [SkippableFact]
    public async Task A_damaged_package_is_downloaded_anew()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var folder = new TemporaryFolder();
        await Mirror(upstream).MakeAsync(folder.Path, ["app"], _ => { }, CancellationToken.None);
        var file = folder["pool/app_2.0_all.deb"];
        var good = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, [.. good.Select(b => (byte)(b ^ 1))]);

        var report = await Mirror(upstream).MakeAsync(folder.Path, ["app"], _ => { }, CancellationToken.None);

        report.Downloaded.Should().Be(1);
        (await File.ReadAllBytesAsync(file)).Should().Equal(good);
    }

    [SkippableFact]
    public async Task A_newer_version_takes_the_place_of_the_old_one_and_files_of_others_stay()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var folder = new TemporaryFolder();
        await Mirror(upstream).MakeAsync(folder.Path, ["app"], _ => { }, CancellationToken.None);
        await File.WriteAllTextAsync(folder["pool/somebodys.deb"], "");
        await upstream.PublishAsync("provider", "4", "Provides: service\n");

        var report = await Mirror(upstream).MakeAsync(folder.Path, ["app"], _ => { }, CancellationToken.None);

        report.Should().Match<MirrorReport>(r => r.Downloaded == 1 && r.Removed == 1);
        Pool(folder).Should().Equal("app_2.0_all.deb", "lib_1.0-1+b1_all.deb", "provider_4_all.deb", "somebodys.deb");
    }

    [SkippableFact]
    public async Task Packages_that_exclude_each_other_can_be_in_one_mirror()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var folder = new TemporaryFolder();

        await Mirror(upstream).MakeAsync(folder.Path, ["app", "rival"], _ => { }, CancellationToken.None);

        Pool(folder).Should().Contain(["app_2.0_all.deb", "rival_1_all.deb"]);
    }

    [SkippableFact]
    public async Task What_cannot_be_had_is_told_all_at_once_and_no_mirror_is_left()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var folder = new TemporaryFolder();

        var making = () => Mirror(upstream).MakeAsync(folder.Path, ["app", "broken", "unheard-of"], _ => { }, CancellationToken.None);

        (await making.Should().ThrowAsync<PackageSourceException>()).Which.Message.Should().Contain("broken:").And.Contain("unheard-of:").And.NotContain("app:");
        FlatRepository.Problem(folder.Path).Should().Contain("not a whole package mirror");
    }

    [SkippableFact]
    public async Task A_mirror_cut_off_before_its_end_is_no_mirror_and_is_finished_by_the_next_run()
    {
        using var upstream = await AptUpstream.CreateAsync();
        using var folder = new TemporaryFolder();
        using var cut = new CancellationTokenSource();
        var making = () => Mirror(upstream).MakeAsync(folder.Path, ["app"], line => { if (line.Contains("to download", StringComparison.Ordinal)) { cut.Cancel(); } }, cut.Token);
        await making.Should().ThrowAsync<OperationCanceledException>();
        FlatRepository.Problem(folder.Path).Should().NotBeNull();

        await Mirror(upstream).MakeAsync(folder.Path, ["app"], _ => { }, CancellationToken.None);

        FlatRepository.Problem(folder.Path).Should().BeNull();
        Directory.Exists(folder[".incoming"]).Should().BeFalse();
    }

    [SkippableFact]
    [Trait("Needs", "network")]
    public async Task Chrony_can_be_installed_on_an_empty_machine_from_its_mirror_alone()
    {
        Skip.If(Environment.GetEnvironmentVariable("APPLIANCE_TEST_NETWORK") != "1", "downloads about 25 MB from this machine's package sources; APPLIANCE_TEST_NETWORK=1 runs it");
        var commands = new RecordingCommands();
        Skip.If(commands.Find("apt-get") is null, "apt is not on this machine");
        using var folder = new TemporaryFolder();
        using var state = new TemporaryFolder();
        using var http = new HttpClient();
        await new AptMirror(commands, TimeProvider.System).MakeAsync(folder.Path, ["chrony"], _ => { }, CancellationToken.None);

        PackageSource.TryParse(folder.Path, out var source, out _).Should().BeTrue();
        var options = await new PackageSourceSetup(commands, http, state.Path).OptionsAsync(source!, CancellationToken.None);
        Directory.CreateDirectory(state["archives/partial"]);
        var download = new Command("apt-get", [.. options, .. AptClosure.NothingInstalled, "-o", "Debug::NoLocking=1", "-o", $"Dir::Cache::Archives={state["archives"]}", "--yes", "--no-install-recommends", "--download-only", "install", "chrony"]);

        (await commands.RunAsync(download, CancellationToken.None)).OrThrow();
    }

    private static AptMirror Mirror(AptUpstream upstream) => new(upstream.Commands, TimeProvider.System);

    private static IEnumerable<string?> Pool(TemporaryFolder folder) =>
        Directory.GetFiles(folder["pool"]).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static Dictionary<string, (DateTime, string)> Snapshot(TemporaryFolder folder) =>
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(file => file, file => (File.GetLastWriteTimeUtc(file), FlatRepository.Hash(file)));
}
