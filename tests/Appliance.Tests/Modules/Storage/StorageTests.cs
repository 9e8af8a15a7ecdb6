using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Modules.Storage;
using Appliance.Modules.Storage.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Storage;

public sealed class StorageTests
{
    private const string Answers = ModuleBench.Minimal + """
        storage:
          domains:
            - { name: iso, role: iso, type: nfs, path: /srv/exports/iso, clients: [10.0.200.0/24, "fd00:10::/64"] }
            - { name: export, role: export, type: nfs, path: "/srv/exports/with space & more", clients: [10.0.200.0/24] }
            - { name: elsewhere, type: nfs, address: nas.test.org, path: /data }

        """;

    [Fact]
    public async Task The_exports_are_as_checked_in()
    {
        using var machine = Machine();
        await ModuleBench.ApplyAsync(machine, Steps(machine));
        Expectation.FileIs(TestData.Beside("expected/appliance.exports"), machine.Files.ReadText(StorageSettings.ExportsFile));
        ExportsFile.Parse(machine.Files.ReadText(StorageSettings.ExportsFile)).Exports.Select(export => export.Path).Distinct().Should().Equal("/srv/exports/iso", "/srv/exports/with space & more");
        machine.Files.Stat("/srv/exports/iso")!.Mode.Should().Be(Ownership.PublicExecutable.Mode);
    }

    [SkippableFact]
    public async Task Exportfs_takes_the_file_and_refuses_a_wrong_one()
    {
        Skip.If(new LocalCommandRunner().Find("exportfs") is null, "nfs-kernel-server is not installed");
        using var machine = Machine();
        var events = new RecordedEvents();
        (await ModuleBench.RunAsync(machine, Steps(machine), events)).Outcome.Should().Be(RunOutcome.Finished);
        var unchecked_ = events.All.FirstOrDefault(said => said.Text.Contains("not by exportfs", StringComparison.Ordinal));
        Skip.If(unchecked_ is not null, unchecked_?.Text ?? "");

        // Our own reader does not look up names and lengths of prefixes; exportfs does.
        const string wrong = "/srv/exports/iso 10.0.200.0/99(rw,no_subtree_check)\n";
        var validator = new ExportsValidator(["/srv/exports/iso"], (_, locate) => wrong.Replace("/srv/exports/iso", locate("/srv/exports/iso"), StringComparison.Ordinal));
        var result = await ModuleBench.RunAsync(machine, [new FileStep("x.exports", "Write", "/etc/exports.d/x.exports", Ownership.Public, (_, _) => Task.FromResult(wrong)) { Validator = validator }]);
        result.Outcome.Should().Be(RunOutcome.Failed);
        result.Cause.Should().Contain("exportfs rejects").And.Contain("Invalid prefix");
    }

    [Fact]
    public async Task Our_own_reader_stops_a_template_gone_wrong()
    {
        using var machine = Machine();
        Directory.CreateDirectory(machine.Root + "/etc/exports.d");
        const string wrong = "/srv/exports/iso 10.0.200.0/24 (rw)\n";
        var step = new FileStep("x.exports", "Write", StorageSettings.ExportsFile, Ownership.Public, (_, _) => Task.FromResult(wrong)) { Validator = new ExportsValidator(["/srv/exports/iso"], (_, _) => wrong) };
        (await ModuleBench.RunAsync(machine, [step])).Cause.Should().Contain("exports(5) rejects");
        machine.Files.Exists(StorageSettings.ExportsFile).Should().BeFalse();
    }

    [Fact]
    public async Task Where_the_kernel_serves_nfs_the_server_is_told()
    {
        using var machine = Machine(canServe: true);
        await ModuleBench.ApplyAsync(machine, Steps(machine));
        machine.ServiceList.Calls.Should().Equal("enable nfs-server.service", "start nfs-server.service");
    }

    [Fact]
    public async Task Where_the_kernel_cannot_serve_nfs_everything_else_is_done_and_said()
    {
        using var machine = Machine();
        await ModuleBench.ApplyAsync(machine, Steps(machine));
        machine.ServiceList.Calls.Should().BeEmpty();
        var site = ModuleBench.Site(Answers);
        var container = ModuleBench.Facts with { Hardware = ModuleBench.Facts.Hardware with { Container = "systemd-nspawn" } };
        var finding = await ModuleBench.LookAsync(new NfsKernelCheck(), site, machine, container);
        finding.Outcome.Should().Be(CheckOutcome.Warning);
        finding.Seen.Should().Contain("container (systemd-nspawn)").And.Contain("written, but not served");
        new StorageModule().Summary(ModuleBench.Context(site, machine)).Should().Contain(row => row.Value.Contains("written, not served"));
    }

    [Theory]
    [InlineData("kernel/fs/nfsd/nfsd.ko.xz: kernel/fs/lockd/lockd.ko.xz", null, true)]
    [InlineData("kernel/fs/nfsd/nfsd.ko:", "docker", false)]
    [InlineData("kernel/fs/nfs/nfs.ko: kernel/fs/nfsd/nfsd.ko", null, false)]
    public void A_module_counts_only_where_it_can_be_loaded(string modules, string? container, bool expected)
    {
        using var machine = Machine();
        Directory.CreateDirectory(machine.Root + "/lib/modules/6.1.0-test");
        File.WriteAllText(machine.Root + "/lib/modules/6.1.0-test/modules.dep", modules + "\n");
        NfsKernel.CanServe(machine.Files, ModuleBench.Facts with { Hardware = ModuleBench.Facts.Hardware with { Container = container } }).Should().Be(expected);
    }

    [Fact]
    public async Task Undoing_leaves_no_trace()
    {
        using var machine = Machine();
        var before = machine.Tree();
        await ModuleBench.ApplyAsync(machine, Steps(machine));
        (await ModuleBench.RollBackAsync(machine, new StorageModule())).Should().BeEmpty();
        machine.Tree().Should().Equal(before);
    }

    [Fact]
    public async Task Undoing_keeps_what_was_uploaded()
    {
        using var machine = Machine();
        await ModuleBench.ApplyAsync(machine, Steps(machine));
        File.WriteAllText(machine.Root + "/srv/exports/iso/debian.iso", "x");
        await ModuleBench.RollBackAsync(machine, new StorageModule());
        machine.Files.ReadText("/srv/exports/iso/debian.iso").Should().Be("x");
    }

    [Fact]
    public async Task A_trial_writes_files_and_installs_nothing()
    {
        using var machine = Machine();
        machine.PackageList.Installed.Clear();
        await ModuleBench.ApplyAsync(machine, StorageSteps.Of(StorageSettings.From(ModuleBench.Context(ModuleBench.Site(Answers, trial: true), machine)), machine.Packages));
        machine.PackageList.Installed.Should().BeEmpty();
        machine.Files.Exists("/srv/exports/iso").Should().BeTrue();
    }

    [Theory]
    [InlineData("/etc/exports-here", "belongs to the system")]
    [InlineData("/srv", "belongs to the system")]
    [InlineData("/srv/exports/iso", "is inside /srv/exports/iso (domain iso)")]
    [InlineData("/srv/exports/iso/deeper", "is inside /srv/exports/iso (domain iso)")]
    [InlineData("/srv/taken", "is exported already, by /etc/exports.d/others.exports")]
    [InlineData("/etc-file", "is not a directory")]
    public async Task A_directory_that_is_not_free_is_refused(string path, string why)
    {
        using var machine = Machine();
        Directory.CreateDirectory(machine.Root + "/etc/exports.d");
        File.WriteAllText(machine.Root + "/etc/exports.d/others.exports", "/srv/taken 10.0.0.0/8(ro)\n");
        File.WriteAllText(machine.Root + "/etc-file", "");
        var site = ModuleBench.Site(ModuleBench.Minimal + $$"""
            storage:
              domains:
                - { name: iso, role: iso, type: nfs, path: /srv/exports/iso, clients: [10.0.200.0/24] }
                - { name: second, type: nfs, path: {{path}}, clients: [10.0.200.0/24] }
            """);
        var finding = await ModuleBench.LookAsync(new ExportPathsCheck(), site, machine);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain(why);
    }

    [Fact]
    public async Task Good_directories_pass()
    {
        using var machine = Machine();
        (await ModuleBench.LookAsync(new ExportPathsCheck(), ModuleBench.Site(Answers), machine)).Outcome.Should().Be(CheckOutcome.Passed);
    }

    [Fact]
    public void A_site_without_exports_of_its_own_does_nothing()
    {
        using var machine = Machine();
        new StorageModule().Steps(ModuleBench.Context(ModuleBench.Site(ModuleBench.Minimal), machine)).Should().BeEmpty();
    }

    private static TestMachine Machine(bool canServe = false)
    {
        var machine = ModuleBench.Prepared(new TestMachine());
        machine.PackageList.Installed.Add("nfs-kernel-server");
        machine.ServiceList.States["nfs-server.service"] = new ServiceState(true, false, false, "dead");
        File.WriteAllText(machine.Root + "/proc/filesystems", "nodev\tsysfs\n" + (canServe ? "nodev\tnfsd\n" : "\text4\n"));
        return machine;
    }

    private static IReadOnlyList<IStep> Steps(TestMachine machine) => new StorageModule().Steps(ModuleBench.Context(ModuleBench.Site(Answers), machine));
}
