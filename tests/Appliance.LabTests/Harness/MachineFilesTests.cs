using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;

namespace Appliance.LabTests.Harness;

[Collection(LabCollection.Name)]
public sealed class MachineFilesTests(LabFixture fixture)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task Two_looks_at_an_idle_machine_show_no_difference()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);

        var before = await machine.ReadTreeAsync(None);
        var after = await machine.ReadTreeAsync(None);

        before.Entries.Count.Should().BeGreaterThan(5000);
        before.DifferencesTo(after, MachineTree.EverydayChanges).Should().BeEmpty();
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_changed_mode_content_link_and_package_are_seen()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);
        await machine.WriteFileAsync("/etc/secret", "one", None, "0600");
        var before = await machine.ReadTreeAsync(None);

        (await machine.RunAsync(None, "chmod", "0644", "/etc/secret")).OrThrow();
        await machine.WriteFileAsync("/etc/hostname", "other\n", None);
        (await machine.RunAsync(None, "ln", "-s", "/nowhere", "/etc/link")).OrThrow();
        (await machine.RunAsync(None, "chown", "daemon", "/srv")).OrThrow();
        (await machine.RunAsync(None, "dpkg", "--purge", "nano")).OrThrow();
        var after = await machine.ReadTreeAsync(None);

        var differences = before.DifferencesTo(after, [.. MachineTree.EverydayChanges, "/var/lib/dpkg/*", "/usr/*", "/etc/nanorc", "/etc/alternatives*"]);
        differences.Select(difference => difference.Name)
            .Should().BeEquivalentTo("/etc/secret", "/etc/hostname", "/etc/link", "/srv", "package nano");
        differences.Single(difference => difference.Name == "/etc/secret").ToString()
            .Should().MatchRegex("^changed: /etc/secret \\(f 600 0:0 3 bytes .* => f 644 0:0 3 bytes");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task The_packaged_executable_runs_on_a_server_without_a_runtime()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);

        await machine.CopyInAsync(PackagedExecutables.Appliance, "/usr/local/bin/appliance", "0755", None);

        (await machine.RunAsync(None, "appliance", "--help")).OrThrow();
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_limited_file_system_keeps_its_content_and_runs_full()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(
            new() { HostName = "engine", FileSystemLimits = new Dictionary<string, long> { ["/var"] = 64 << 20 } }, None);

        var filling = await machine.RunAsync(None, "dd", "if=/dev/zero", "of=/var/tmp/fill", "bs=1M");

        filling.Error.Should().Contain("No space left on device");
        (await machine.RunAsync(None, "df", "--output=size", "--block-size=1M", "/var")).Output.Should().Contain("64");
        (await machine.RunAsync(None, "test", "-s", "/var/lib/dpkg/status")).Succeeded.Should().BeTrue();
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_read_only_folder_refuses_writes_until_it_is_writable_again()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);

        await machine.MakeReadOnlyAsync("/etc", None);
        (await machine.RunAsync(None, "touch", "/etc/new")).Error.Should().Contain("Read-only file system");

        await machine.MakeWritableAsync("/etc", None);
        (await machine.RunAsync(None, "touch", "/etc/new")).Succeeded.Should().BeTrue();
    }
}
