using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Modules.Network.Change;
using FluentAssertions;

namespace Appliance.Tests.Modules.Network.Change;

/// <summary>What a device was made with stays with it, so it is made anew.</summary>
public sealed class BondModeChangeTests
{
    private const string Link = """{"ifname":"NAME","mtu":1500,"flags":["UP"],"address":"52:54:00:00:00:72","addr_info":[],"linkinfo":{"info_kind":"KIND","info_data":{DATA}}}""";

    [Fact]
    public async Task A_device_of_another_kind_mode_or_tag_is_taken_away_before_its_file_is_read()
    {
        using var node = new FakeNode();
        var isGone = false;
        node.Commands.On("ip -details -json address show", command => new CommandResult(command, 0, Links(("ovirtmgmt", "bond", "\"mode\":\"active-backup\"")), ""));
        node.Commands.On("networkctl reload", command =>
        {
            isGone = node.Commands.AskedLines.Contains("ip link delete ovirtmgmt");
            return new CommandResult(command, 0, "", "");
        });

        await node.RunAsync();

        isGone.Should().BeTrue();
    }

    [Theory]
    [InlineData("bond", "\"mode\":\"active-backup\"", true)]
    [InlineData("bond", "\"mode\":\"balance-tlb\"", false)]
    [InlineData("vlan", "\"id\":101", true)]
    public async Task Going_back_takes_away_what_the_old_files_cannot_reshape(string kind, string data, bool isTakenAway)
    {
        using var node = new FakeNode();
        node.Commands.On("ip -details -json address show", command => new CommandResult(command, 0, Links(("bond0", kind, data)), ""));
        node.Machine.Files.CreateDirectories(Path.GetDirectoryName(PendingChange.Path)!, Ownership.PrivateDirectory());
        PendingChange.Write(node.Machine.Files, new NetworkBaseline
        {
            Backend = "systemd-networkd",
            Files = [],
            Interfaces = ["bond0"],
            Links = [new BaselineLink("bond0", true, 1500, null, [], new DeviceShape("bond", "balance-tlb", null, null))],
            Routes = [],
            Active = [],
        });

        await node.GuardAsync(atBoot: false);

        node.Commands.AskedLines.Contains("ip link delete bond0").Should().Be(isTakenAway);
    }

    [Fact]
    public async Task A_card_is_never_taken_away()
    {
        using var node = new FakeNode();
        await node.RunAsync();
        node.Commands.AskedLines.Should().NotContain(line => line.StartsWith("ip link delete", StringComparison.Ordinal));
    }

    private static string Links(params (string Name, string Kind, string Data)[] links) =>
        $"[{string.Join(',', links.Select(link => Link.Replace("NAME", link.Name, StringComparison.Ordinal).Replace("KIND", link.Kind, StringComparison.Ordinal).Replace("DATA", link.Data, StringComparison.Ordinal)))}]";
}
