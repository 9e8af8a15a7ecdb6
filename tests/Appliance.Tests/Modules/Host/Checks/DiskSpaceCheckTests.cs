using Appliance.Modules.Host.Checks;
using Appliance.Modules.Host.Ports;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host.Checks;

public sealed class DiskSpaceCheckTests
{
    // One file system holds 200 + 10 + 200 + 100 + 200 MiB and the database's 1 to 5 GiB.
    [Theory]
    [InlineData(1733, false, CheckOutcome.Failed)]
    [InlineData(1734, false, CheckOutcome.Warning)]
    [InlineData(5829, false, CheckOutcome.Warning)]
    [InlineData(5830, false, CheckOutcome.Passed)]
    [InlineData(100, true, CheckOutcome.Warning)]
    public async Task Needs_on_one_file_system_are_added_up(long freeMebibytes, bool installed, CheckOutcome expected)
    {
        var finding = await FindAsync(new FakeDisks(Disk("/", "8:1", freeMebibytes)), installed: installed);
        finding.Outcome.Should().Be(expected, finding.Seen);
        finding.Seen.Should().Contain("/usr, /etc, /var/cache, /var/lib/appliance, /var/log, /var/lib/postgresql");
    }

    [Fact]
    public async Task Each_file_system_is_judged_by_what_is_on_it()
    {
        var finding = await FindAsync(new FakeDisks(Disk("/", "8:1", 10_000), Disk("/var/log", "8:2", 150), Disk("/var/lib", "8:3", 900)));
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Remedy.Should().Be("Free 224 MiB more on /var/lib, or make it larger. Free 50 MiB more on /var/log, or make it larger.");
    }

    [Fact]
    public async Task Two_mounts_of_one_file_system_count_once()
    {
        var finding = await FindAsync(new FakeDisks(Disk("/", "8:1", 1000), Disk("/var", "8:1", 1000)));
        finding.Outcome.Should().Be(CheckOutcome.Failed, "1000 MiB are there once, not twice");
    }

    [Fact]
    public async Task A_remote_database_needs_no_space_here()
    {
        var site = HostSite.Of("database.location=remote", "database.host=db.test.org", "database.password={ file: /root/db }");
        (await FindAsync(new FakeDisks(Disk("/", "8:1", 710)), site)).Outcome.Should().Be(CheckOutcome.Passed);
    }

    [Theory]
    [InlineData(599, CheckOutcome.Failed)]
    [InlineData(600, CheckOutcome.Passed)]
    public async Task A_trial_needs_space_under_its_prefix(long freeMebibytes, CheckOutcome expected)
    {
        var finding = await FindAsync(new FakeDisks(Disk("/", "8:1", 1), Disk("/tmp", "0:40", freeMebibytes)), HostSite.Of(HostSite.Trial));
        finding.Outcome.Should().Be(expected);
        finding.Seen.Should().Contain("(/tmp/trial)").And.NotContain("/usr");
    }

    [Theory]
    [InlineData("8:2")]
    [InlineData("8:1")]
    public async Task A_read_only_file_system_is_named_by_where_it_is_read_only(string device)
    {
        var finding = await FindAsync(new FakeDisks(Disk("/", "8:1", 100_000), new FileSystemSpace("/usr", device, 100L << 30, ReadOnly: true)));
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Remedy.Should().Contain("mount -o remount,rw /usr");
    }

    [Fact]
    public async Task Enterprise_Linux_keeps_its_database_elsewhere()
    {
        using var machine = new TestMachine();
        var context = HostSite.Checked(machine, facts: HostSite.Facts with { OperatingSystem = HostSite.EnterpriseLinux });
        (await HostSite.FindAsync(new DiskSpaceCheck(FakeDisks.Ample), context)).Seen.Should().Contain("/var/lib/pgsql");
    }

    private static FileSystemSpace Disk(string mountPoint, string device, long freeMebibytes) => new(mountPoint, device, freeMebibytes * FakeDisks.MiB, ReadOnly: false);

    private static async Task<CheckFinding> FindAsync(IDiskSpace disks, Site? site = null, bool installed = false)
    {
        using var machine = new TestMachine();
        return await HostSite.FindAsync(new DiskSpaceCheck(disks), HostSite.Checked(machine, site, installed: installed));
    }
}
