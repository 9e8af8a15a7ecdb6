using System.Net;
using System.Net.Sockets;
using Appliance.Modules.Host.Ports;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host.Ports;

/// <summary>The real resolver, disks and connections, as far as they can be seen without a network.</summary>
public sealed class SystemPortsTests
{
    private const string Mounts =
        """
        22 27 0:21 / /proc rw,relatime - proc proc rw
        27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
        30 27 254:1 / /var rw,relatime - ext4 /dev/vdb rw
        31 30 254:2 / /var/log ro,nosuid - ext4 /dev/vdc rw
        32 27 254:3 / /usr rw,relatime - ext4 /dev/vdd ro
        33 27 254:4 / /mnt/with\040space rw - xfs /dev/vde rw
        34 27 254:5 / /mnt/twice rw - xfs /dev/vdf rw
        35 34 254:6 / /mnt/twice rw - xfs /dev/vdg rw
        """;

    [Theory]
    [InlineData("/", "/", "254:0", false)]
    [InlineData("/etc", "/", "254:0", false)]
    [InlineData("/var/lib/postgresql", "/var", "254:1", false)]
    [InlineData("/variable", "/", "254:0", false)]
    [InlineData("/var/log", "/var/log", "254:2", true)]
    [InlineData("/usr", "/usr", "254:3", true)]
    [InlineData("/mnt/with space/a", "/mnt/with space", "254:4", false)]
    [InlineData("/mnt/twice/a", "/mnt/twice", "254:6", false)]
    public void A_path_is_on_the_deepest_mount_above_it(string path, string mountPoint, string device, bool readOnly) =>
        MountInfo.Of(Mounts, path).Should().Be(new MountInfo(mountPoint, device, readOnly));

    [Fact]
    public void A_path_that_is_not_there_yet_has_the_space_of_the_folder_above()
    {
        var space = new SystemDiskSpace().Of(Path.GetTempPath() + "not/there/yet");
        space.FreeBytes.Should().BePositive();
        space.Device.Should().Be(new SystemDiskSpace().Of(Path.GetTempPath()).Device);
    }

    [Fact]
    public async Task Localhost_resolves_and_a_made_up_name_does_not()
    {
        var resolver = new SystemNameResolver();
        (await resolver.AddressesAsync("localhost", default)).Should().Contain(address => IPAddress.IsLoopback(address));
        (await resolver.AddressesAsync("a..b", default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_listening_port_can_be_reached_and_a_closed_one_cannot()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var place = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/debian");
        var reachability = new SystemReachability();
        (await reachability.ProblemAsync(place, default)).Should().BeNull();
        listener.Stop();
        (await reachability.ProblemAsync(place, default)).Should().Be("the connection was refused");
    }

    [Fact]
    public async Task A_folder_is_looked_for()
    {
        var reachability = new SystemReachability();
        (await reachability.ProblemAsync(new Uri("file:///"), default)).Should().BeNull();
        (await reachability.ProblemAsync(new Uri("file:///there/is/none"), default)).Should().Be("there is no such folder");
    }
}
