using Appliance.LabTests.Lab;
using Appliance.LabTests.Setup;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Nodes;

/// <summary>The steps that make a server a node, on a real server: libvirt, packet filter and accounts are the distribution's.</summary>
[Collection(LabCollection.Name)]
public sealed class NodeStepsTests(LabFixture fixture, ITestOutputHelper trail)
{
    private static readonly CancellationToken None = CancellationToken.None;

    // What Debian's packages leave when they are purged, besides what those of an engine do.
    private static readonly string[] PackageLeftovers =
    [
        "/etc/apparmor.d*", "/etc/libvirt*", "/etc/xml", "/usr/share/polkit-1/rules.d", "/var/lib/libvirt*", "/var/lib/machines", "/var/lib/portables",
    ];

    [SkippableFact]
    public async Task A_server_becomes_a_node_survives_a_reboot_and_is_given_back()
    {
        await using var server = await BareServer.StartAsync(fixture, trail);
        var before = await server.Machine.ReadTreeAsync(None);
        var groups = await server.ShellAsync("cat", "/etc/group");

        (await server.SetUpAsync()).ShouldEndWith(
            0,
            "/dev/kvm",
            "The owner of shared storage is 36:36: ok.",
            "libvirt answers over TLS to holders of a certificate: ok.",
            "nftables: 22/tcp, 16514/tcp, 5900-6923/tcp, 49152-49215/tcp.");
        await ItIsANodeAsync(server);
        (await server.SetUpAsync()).ShouldEndWith(0, "nothing to change");

        await server.Machine.RebootAsync(None);
        await ItIsANodeAsync(server);
        (await server.SetUpAsync()).ShouldEndWith(0, "nothing to change");

        (await server.Machine.RunAsync([BareServer.Program, "cleanup", "--yes"], timeout: TimeSpan.FromMinutes(4))).ShouldEndWith(0, "as before");
        var differences = before.DifferencesTo(await server.Machine.ReadTreeAsync(None), [.. Leftovers.Allowed, .. PackageLeftovers]);
        differences.Select(difference => difference.ToString()).Should().BeEmpty();
        (await server.ShellAsync("cat", "/etc/group")).Split('\n').Except(groups.Split('\n')).Should().NotContain(line => line.Contains(":36:", StringComparison.Ordinal));
        (await server.AnswersAsync(16514)).Should().BeFalse();
    }

    private static async Task ItIsANodeAsync(BareServer server)
    {
        (await server.ShellAsync("hostname")).Should().Be(BareServer.Name);
        (await server.ShellAsync("id", "vdsm")).Should().StartWith("uid=36(vdsm) gid=36(");
        (await server.ShellAsync("id", "--groups", "libvirt-qemu")).Split(' ').Should().Contain("36");
        (await server.ShellAsync("virsh", "--connect", $"qemu+tls://{BareServer.Name}/system", "version")).Should().Contain("QEMU");
        (await server.ShellAsync("systemctl", "is-active", "libvirtd.service", "libvirtd-tls.socket", "appliance-firewall.service")).Should().Be("active\nactive\nactive");

        (await server.LetsInAsync(server.Clients.Engine)).Should().BeTrue("the engine's certificate is of the site's CA");
        (await server.LetsInAsync(server.Clients.Stranger)).Should().BeFalse("nobody knows that CA");
        (await server.LetsInAsync(null)).Should().BeFalse("without a certificate nobody gets in");

        // rpcbind came with the NFS client, and listens.
        (await server.ShellAsync("ss", "--listening", "--tcp", "--numeric")).Should().Contain(":111 ");
        (await server.AnswersAsync(111)).Should().BeFalse("the packet filter lets in what a node serves, and nothing else");
        (await server.AnswersAsync(22)).Should().BeTrue();
        server.Note("it is a node");
    }
}
