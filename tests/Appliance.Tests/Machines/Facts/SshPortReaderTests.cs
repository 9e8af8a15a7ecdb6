using Appliance.Machines.Facts;
using FluentAssertions;

namespace Appliance.Tests.Machines.Facts;

public sealed class SshPortReaderTests
{
    [Theory]
    [InlineData("Port 22", new[] { 22 })]
    [InlineData("PORT\t2022", new[] { 2022 })]
    [InlineData("Port=22\nPort 2022", new[] { 22, 2022 })]
    [InlineData("Port 22\nListenAddress 10.0.0.1:2022", new[] { 2022 })]
    [InlineData("Port 22\nListenAddress [::]:2022\nListenAddress 10.0.0.1", new[] { 2022, 22 })]
    [InlineData("Port 99999\nPort x\nUsePAM yes", new int[0])]
    public void Ports_are_taken_from_the_server_configuration(string lines, int[] expected)
    {
        SshPortReader.Parse(lines.Split('\n')).Should().Equal(expected);
    }

    [Theory]
    [InlineData("10.0.0.1:22", 22)]
    [InlineData("[2001:db8::1]:22", 22)]
    [InlineData("host.test.org:2022", 2022)]
    [InlineData("[2001:db8::1]", null)]
    [InlineData("2001:db8::1", null)]
    [InlineData("::", null)]
    [InlineData("10.0.0.1", null)]
    public void The_port_of_an_address_is_told_from_the_address(string text, int? expected)
    {
        SshPortReader.PortOf(text).Should().Be(expected);
    }
}
