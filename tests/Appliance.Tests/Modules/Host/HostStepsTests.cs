using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host;

public sealed class HostStepsTests
{
    private const string Hosts = "network.hosts=[{ name: node73.test.org, address: 10.0.200.73 }, { name: node6.test.org, address: \"2001:db8::6\" }, { name: node9.test.org, address: 10.0.200.9 }, { name: storage.test.org, address: 10.0.200.73 }]";
    private const string Time = "time.servers=[10.0.200.1, ntp.test.org]";

    private static readonly Site Full = HostSite.Of(Hosts, Time);

    [Fact]
    public async Task Name_hosts_and_clock_are_set()
    {
        using var host = new FreshHost();

        (await host.RunAsync(Full)).Should().Be(new RunResult(RunOutcome.Finished, 6));

        host.KernelName.Should().Be(HostSite.Fqdn);
        host.Read("/etc/hostname").Should().Be("engine.test.org\n");
        host.Read("/etc/hosts").Should().Be(
            """
            # BEGIN appliance hosts (managed; changes here are overwritten)
            10.0.200.9 node9.test.org
            10.0.200.73 node73.test.org storage.test.org
            2001:db8::6 node6.test.org
            # END appliance hosts

            """ + FreshHost.Hosts);
        host.Read("/etc/chrony/conf.d/appliance.conf").Should().Contain("server 10.0.200.1 iburst prefer").And.Contain("server ntp.test.org iburst prefer");
        host.Packages.Installed.Should().Contain("chrony");
        host.Services.Calls.Should().Equal("restart chrony.service");
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var host = new FreshHost();
        await host.RunAsync(Full);
        var tree = host.Tree();

        (await host.PlanAsync(Full)).Changes.Should().BeEmpty();
        (await host.RunAsync(Full)).Should().Be(new RunResult(RunOutcome.Finished, 0));
        host.Tree().Should().Equal(tree);
        host.Services.Calls.Should().HaveCount(1, "the service is restarted only when its file changed");
    }

    [Fact]
    public async Task The_same_answers_give_the_same_plan()
    {
        using var host = new FreshHost();
        var tree = host.Tree();
        (await host.PlanAsync(Full)).Hash.Should().Be((await host.PlanAsync(Full)).Hash);
        host.Tree().Should().Equal(tree);
    }

    [Fact]
    public async Task Rolling_back_leaves_the_machine_as_before()
    {
        using var host = new FreshHost();
        host.Packages.Installed.Add("systemd-timesyncd");
        var tree = host.Tree();
        await host.RunAsync(Full);
        host.Packages.Installed.Remove("systemd-timesyncd");

        (await host.RollBackAsync()).Should().BeEmpty();

        host.Tree().Should().Equal(tree);
        host.KernelName.Should().Be("fresh");
        host.Packages.Installed.Should().BeEquivalentTo("base-files", "systemd-timesyncd");
    }

    [Fact]
    public async Task The_plan_says_which_time_daemon_has_to_go()
    {
        using var host = new FreshHost();
        host.Packages.Installed.Add("systemd-timesyncd");
        var step = (await host.PlanAsync(Full)).Changes.Single(change => change.Step.Id == "host.time-package");
        step.Inspection.Change!.Diff.Should().Equal("-systemd-timesyncd (chrony takes its place)", "+chrony");
    }

    [Fact]
    public async Task A_run_cut_off_at_any_write_converges_or_rolls_back()
    {
        using var whole = new FreshHost();
        var before = whole.Tree();
        await whole.RunAsync(Full);
        var after = whole.Tree();
        var cuts = 0;
        for (; await CutOffAsync(cuts) is { } host; cuts++)
        {
            using (host)
            {
                (await host.RunAsync(Full)).Outcome.Should().Be(RunOutcome.Finished, $"it was cut off at write {cuts}");
                host.Tree().Should().Equal(after, $"it was cut off at write {cuts}");
            }

            using var other = await CutOffAsync(cuts);
            if (new RunStore(other!.Machine.Files, TimeProvider.System).Unfinished() is not null)
            {
                (await other.RollBackAsync()).Should().BeEmpty();
            }

            other.Tree().Should().Equal(before, $"it was cut off at write {cuts}");
        }

        cuts.Should().BeGreaterThan(15);
    }

    [Fact]
    public async Task Hosts_that_are_no_longer_listed_go()
    {
        using var host = new FreshHost();
        await host.RunAsync(Full);
        await host.RunAsync(HostSite.Of(Time));
        host.Read("/etc/hosts").Should().Be(FreshHost.Hosts);
    }

    [Fact]
    public async Task Without_such_answers_nothing_is_touched()
    {
        using var host = new FreshHost();
        (await host.PlanAsync(HostSite.Of("host.setName=no"))).Changes.Should().BeEmpty();
    }

    [Fact]
    public async Task Enterprise_Linux_gets_a_block_in_the_one_file_it_has()
    {
        using var host = new FreshHost(facts: HostSite.Facts with { OperatingSystem = HostSite.EnterpriseLinux });
        (await host.RunAsync(Full)).Outcome.Should().Be(RunOutcome.Finished);
        host.Read("/etc/chrony.conf").Should().StartWith("pool 2.pool.test.org iburst\n# BEGIN appliance time").And.Contain("server ntp.test.org iburst prefer\n");
        host.Services.Calls.Should().Equal("restart chronyd.service");
    }

    [Fact]
    public async Task chronyd_judges_the_directives_before_they_go_live()
    {
        using var host = new FreshHost();
        host.Commands.On("chronyd -p", exitCode: 1, error: "Fatal error : Could not parse server directive at line 2\n");

        var result = await host.RunAsync(Full);

        result.FailedStep.Should().Be("host.time-settings");
        result.Cause.Should().Contain("chronyd rejects the new /etc/chrony/conf.d/appliance.conf").And.Contain("Could not parse server directive");
        host.Commands.AskedLines.Should().Contain("chronyd -p 'server 10.0.200.1 iburst prefer' 'server ntp.test.org iburst prefer'", "its AppArmor profile keeps it from other people's files");
        File.Exists(host.Root + "/etc/chrony/conf.d/appliance.conf").Should().BeFalse();
    }

    [Fact]
    public async Task A_container_that_may_not_be_named_says_what_to_do()
    {
        using var host = new FreshHost();
        host.Commands.On("hostname", exitCode: 1, error: "hostname: you must be root to change the host name\n");
        var result = await host.RunAsync(Full);
        result.FailedStep.Should().Be("host.name");
        result.Remedy.Should().Contain("host.setName");
    }

    [Fact]
    public async Task Offline_says_which_package_is_missing()
    {
        using var host = new FreshHost();
        var result = await host.RunAsync(HostSite.Of(new SiteMode { Offline = true }, Time));
        result.FailedStep.Should().Be("host.time-package");
        result.Cause.Should().Contain("--offline").And.Contain("chrony");
    }

    [Fact]
    public async Task A_trial_writes_the_files_and_does_nothing_else()
    {
        using var host = new FreshHost();
        Directory.Delete(host.Root + "/etc", recursive: true);
        var trial = HostSite.Of(new SiteMode { Prefix = host.Root }, Hosts, Time);

        (await host.RunAsync(trial)).Outcome.Should().Be(RunOutcome.Finished);

        host.Read("/etc/hostname").Should().Be("engine.test.org\n");
        host.Read("/etc/hosts").Should().Contain("10.0.200.9 node9.test.org");
        host.Read("/etc/chrony/conf.d/appliance.conf").Should().Contain("server ntp.test.org");
        host.KernelName.Should().Be("fresh");
        host.Packages.Installed.Should().Equal("base-files");
        host.Services.Calls.Should().BeEmpty();
        (await host.PlanAsync(trial)).Changes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_trial_without_hosts_makes_no_hosts_file()
    {
        using var host = new FreshHost();
        Directory.Delete(host.Root + "/etc", recursive: true);
        await host.RunAsync(HostSite.Of(new SiteMode { Prefix = host.Root }));
        File.Exists(host.Root + "/etc/hosts").Should().BeFalse();
    }

    private static async Task<FreshHost?> CutOffAsync(int writes)
    {
        CrashingFiles? crashing = null;
        var host = new FreshHost(files => crashing = new CrashingFiles(files, writes));
        try
        {
            await host.RunAsync(Full);
        }
        catch (IOException) when (crashing!.Crashed)
        {
            // As when the power goes: nothing more is written.
        }

        if (!crashing!.Crashed)
        {
            host.Dispose();
            return null;
        }

        crashing.PowerIsBack();
        return host;
    }
}
