using Appliance.Machines.Commands;
using Appliance.Modules.Network;
using Appliance.Modules.Network.Backends.Networkd;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Network;

/// <summary>The files of each case are checked in under expected/.</summary>
public sealed class NetworkFilesTests
{
    public static TheoryData<string> Cases => TestData.Cases("cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_site_gives_its_files(string name)
    {
        using var machine = ModuleBench.Prepared(new TestMachine());
        await ModuleBench.ApplyAsync(machine, Steps(name, machine));
        var expected = TestData.Beside($"expected/{name}");
        Directory.CreateDirectory(expected);
        foreach (var file in machine.Files.List(NetworkdBackend.Folder))
        {
            Expectation.FileIs(Path.Combine(expected, file), File.ReadAllText($"{machine.Root}{NetworkdBackend.Folder}/{file}"));
        }

        machine.Files.List(NetworkdBackend.Folder).Should().Equal(Directory.GetFiles(expected).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public async Task Systemd_networkd_reads_them_without_complaint(string name)
    {
        using var machine = await AppliedAsync(name);
        var result = await new NetworkdProof().RunAsync(ModuleBench.Context(Site(name), machine), default);
        Skip.If(result.Outcome == ProofOutcome.Skipped, result.Seen);
        result.Outcome.Should().Be(ProofOutcome.Holds, result.Seen);
    }

    [SkippableTheory]
    [InlineData("[Network]\nBogus=1\n", "Unknown key")]
    [InlineData("[Network]\nAddress=nonsense\n", "nonsense")]
    public async Task What_systemd_networkd_does_not_understand_is_found(string wrong, string complaint)
    {
        using var machine = await AppliedAsync("plain");
        File.AppendAllText($"{machine.Root}{NetworkdBackend.Folder}/10-appliance-em1.network", wrong);
        var result = await new NetworkdProof().RunAsync(ModuleBench.Context(Site("plain"), machine), default);
        Skip.If(result.Outcome == ProofOutcome.Skipped, result.Seen);
        result.Outcome.Should().Be(ProofOutcome.Fails);
        result.Seen.Should().Contain(complaint);
    }

    [Fact]
    public void A_real_set_up_leaves_the_network_alone()
    {
        using var machine = new TestMachine();
        new NetworkModule().Steps(ModuleBench.Context(ModuleBench.Site(ModuleBench.Minimal), machine)).Should().BeEmpty();
    }

    private static Site Site(string name) => ModuleBench.Site(File.ReadAllText(TestData.Beside($"cases/{name}/answers.yaml")), trial: true);

    private static IReadOnlyList<IStep> Steps(string name, TestMachine machine) => new NetworkModule().Steps(ModuleBench.Context(Site(name), machine));

    private static async Task<TestMachine> AppliedAsync(string name)
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "systemd-networkd wants root");
        var machine = ModuleBench.Prepared(new TestMachine { IsRoot = true, Commands = new LocalCommandRunner() });
        await ModuleBench.ApplyAsync(machine, Steps(name, machine));
        // It reads as a user of its own, and the folder of a test is for its owner alone.
        File.SetUnixFileMode(machine.Root, (UnixFileMode)0b111_101_101);
        return machine;
    }
}
