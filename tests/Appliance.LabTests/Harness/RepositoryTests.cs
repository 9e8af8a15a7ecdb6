using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;

namespace Appliance.LabTests.Harness;

[Collection(LabCollection.Name)]
public sealed class RepositoryTests(LabFixture fixture)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_machine_without_a_way_out_installs_packages()
    {
        var repository = await fixture.RepositoryAsync(None);
        await using var machine = await fixture.Lab.StartMachineAsync(
            new() { HostName = "engine", Repository = repository }, None);

        (await machine.RunAsync(None, "apt-get", "-q", "update")).OrThrow();
        (await machine.RunAsync(None, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", "install", "chrony")).OrThrow();

        (await machine.RunAsync(None, "systemctl", "is-enabled", "chrony")).Output.Trim().Should().Be("enabled");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task Making_the_mirror_again_downloads_nothing_and_leaves_it_as_it_is()
    {
        var repository = await fixture.RepositoryAsync(None);
        var before = await IndexAsync();

        var again = await HostCommand.RunAsync([PackagedExecutables.Appliance, "packages", "mirror", repository.Folder, .. LabRepository.Wanted(AnswerFiles.Standalone)]);

        again.OrThrow().Output.Should().Contain(", 0 downloaded now.");
        (await IndexAsync()).Should().Be(before);

        Task<string> IndexAsync() => File.ReadAllTextAsync(Path.Combine(repository.Folder, "Packages"));
    }
}
