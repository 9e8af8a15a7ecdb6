using Appliance.Modules.Network;
using Appliance.Modules.Network.Backends;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Network.Backends;

/// <summary>Every way of writing a network's files, over all cases. The files are checked in under expected/.</summary>
public sealed class BackendFilesTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in Directory.GetDirectories(TestData.Beside("../cases")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal))
            {
                foreach (var backend in NetworkBackends.All)
                {
                    data.Add(backend.Name, name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_case_gives_its_files(string backend, string name)
    {
        using var machine = new TestMachine();
        var files = NetworkBackends.Named(backend).Files(machine.Files, ModuleBench.Templates, NetworkDevices.Of(NetworkBench.Case(name), NetworkBench.Cards));
        var expected = TestData.Beside($"expected/{backend}/{name}");
        Directory.CreateDirectory(expected);
        foreach (var file in files)
        {
            Expectation.FileIs(Path.Combine(expected, Path.GetFileName(file.Path)), file.Content!);
        }

        files.Select(file => Path.GetFileName(file.Path)).Should().BeEquivalentTo(Directory.GetFiles(expected).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("ovirtmgmt")]
    [InlineData("em1")]
    [InlineData("ovirtem2")]
    [InlineData("bond0")]
    [InlineData("em2")]
    [InlineData("em3")]
    public void The_files_of_a_real_site_come_out_the_same(string device)
    {
        using var machine = new TestMachine();
        var files = NetworkBackends.Named("network-scripts").Files(machine.Files, ModuleBench.Templates, NetworkDevices.Of(NetworkBench.Case("seeds"), NetworkBench.Cards));
        var ours = files.Single(file => file.Path.EndsWith($"/ifcfg-{device}", StringComparison.Ordinal)).Content!;
        Values(ours).Should().BeEquivalentTo(Values(File.ReadAllText(TestData.Beside($"../seeds/ifcfg-{device}"))));
    }

    private static Dictionary<string, string> Values(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim('"', '\''));
}
