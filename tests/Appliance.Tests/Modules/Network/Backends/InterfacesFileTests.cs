using Appliance.Modules.Network.Backends.Ifupdown;
using FluentAssertions;

namespace Appliance.Tests.Modules.Network.Backends;

public sealed class InterfacesFileTests
{
    private const string Text = "# comment\nsource /etc/network/interfaces.d/*\n\nauto lo em1\nallow-hotplug em1\niface lo inet loopback\n\n# The primary one\niface em1 inet static\n    address 10.0.200.72/24\n    gateway 10.0.200.1\n\niface em2 inet manual\n    mtu 9000\n";

    [Fact]
    public void What_is_said_of_an_interface_goes_and_the_rest_stays_to_the_letter() =>
        InterfacesFile.Without(Text, new HashSet<string> { "em1" })
            .Should().Be("# comment\nsource /etc/network/interfaces.d/*\n\nauto lo\niface lo inet loopback\n\n# The primary one\n\niface em2 inet manual\n    mtu 9000\n");

    [Fact]
    public void A_file_that_says_nothing_of_it_stays_as_it_is() => InterfacesFile.Without(Text, new HashSet<string> { "em3" }).Should().Be(Text);

    [Fact]
    public void Both_families_of_an_interface_go() =>
        InterfacesFile.Without("iface em1 inet manual\niface em1 inet6 auto\n  privext 0\niface em2 inet dhcp\n", new HashSet<string> { "em1" }).Should().Be("iface em2 inet dhcp\n");

    [Theory]
    [InlineData("source /etc/network/interfaces.d/*", true)]
    [InlineData("source interfaces.d/*", true)]
    [InlineData("source-directory /etc/network/interfaces.d", true)]
    [InlineData("# source /etc/network/interfaces.d/*", false)]
    [InlineData("source /etc/network/other/*", false)]
    public void Whether_our_folder_is_read_is_seen(string line, bool reads) => InterfacesFile.Sources(line + "\n", "/etc/network/interfaces.d").Should().Be(reads);
}
