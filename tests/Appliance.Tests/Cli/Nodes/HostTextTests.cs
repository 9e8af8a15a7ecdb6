using Appliance.Cli.Output;
using Appliance.Contracts.Nodes;
using Appliance.Modules.Nodes;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Cli.Nodes;

public sealed class HostTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 15, 0, 0, TimeSpan.Zero);

    private static readonly HostSummary Node = new()
    {
        Id = Guid.Empty,
        Name = "node72.test.org",
        Address = "10.0.200.72",
        Cluster = "Default",
        Status = NodeStatus.NonResponsive,
        StatusText = "not heard of for 52 s",
        LastContact = Now.AddSeconds(-52),
        Words = "amber brick cloud delta",
        MachineId = "4c4c4544-0042-3510-8052-b4c04f4e3232",
        Serial = "1a2b",
        CertificateEnds = Now.AddDays(398),
        Power = new HostPower { Type = "ipmilan", Address = "10.9.0.72", User = "admin" },
        Facts = new NodeFacts
        {
            HostName = "node72",
            OperatingSystem = "Debian GNU/Linux 12 (bookworm)",
            Kernel = "6.1.0-40-amd64",
            Architecture = "x86_64",
            CpuModel = "Xeon Silver 4110",
            CpuThreads = 32,
            Memory = 96L << 30,
            Kvm = true,
            Version = "0.1.0",
            Interfaces =
            [
                new NodeInterface { Name = "ovirtmgmt", Mtu = 1500, IsUp = true, Kind = "bridge", Addresses = ["10.0.200.72/24"] },
                new NodeInterface { Name = "em1", Mtu = 1500, IsUp = true, Kind = "nic", Master = "ovirtmgmt" },
                new NodeInterface { Name = "em3.101", Mtu = 1500, IsUp = false, Kind = "vlan", Vlan = 101 },
            ],
        },
    };

    [Fact]
    public void Hosts_fit_on_a_screen_of_80_columns()
    {
        HostSummary[] hosts = [Node, Node with { Name = "node73.test.org", Address = "10.0.200.73", Status = NodeStatus.PendingApproval, LastContact = null, CertificateEnds = null }, Node with { Name = "node86.test.org", Status = NodeStatus.Up, Leaving = true, LastContact = Now.AddDays(-4) }];
        var lines = HostText.Table(hosts, Now);
        lines.Should().OnlyContain(line => line.Length < 80);
        Expectation.FileIs(Path.Combine(TestData.Beside("expected"), "list.txt"), string.Join('\n', [.. lines, "", .. HostText.Waiting(hosts), "", .. HostText.Details(Node, Now)]) + "\n");
    }

    [Fact]
    public void Results_say_what_failed_and_what_to_do()
    {
        EnrolmentResult[] results =
        [
            new("node72.test.org", EnrolmentOutcome.Enrolled, 31.52, Log: "/var/log/appliance/node-node72.log"),
            new("node73.test.org", EnrolmentOutcome.Failed, 2.1, "Nothing answers at 10.0.200.73, port 22.", "Start sshd there.", "/var/log/appliance/node-node73.log"),
            new("node86.test.org", EnrolmentOutcome.NotStarted, 0),
        ];
        Expectation.FileIs(Path.Combine(TestData.Beside("expected"), "results.txt"), string.Join('\n', [.. EnrolmentTable.Lines(results), "", .. results.Select(EnrolmentTable.Json)]) + "\n");
    }

    [Theory]
    [InlineData(0, "now")]
    [InlineData(-5, "now")]
    [InlineData(12, "12 s ago")]
    [InlineData(150, "2 min ago")]
    [InlineData(8000, "2 h ago")]
    [InlineData(400000, "4 days ago")]
    public void Times_are_told_as_people_do(int seconds, string words) => TimeWords.Ago(Now.AddSeconds(-seconds), Now).Should().Be(words);
}
