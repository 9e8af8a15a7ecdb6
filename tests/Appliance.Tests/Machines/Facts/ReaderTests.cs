using Appliance.Machines.Facts;
using FluentAssertions;

namespace Appliance.Tests.Machines.Facts;

public sealed class ReaderTests
{
    [Theory]
    [InlineData("NTPSynchronized=yes\n", true)]
    [InlineData("NTPSynchronized=no\n", false)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_clock_is_as_timedatectl_says(string? output, bool? expected)
    {
        ClockReader.Parse(output).Should().Be(expected);
    }

    [Theory]
    [InlineData("Stratum : 3\nLeap status     : Normal\n", true)]
    [InlineData("Leap status     : Insert second\n", true)]
    [InlineData("Leap status     : Not synchronised\n", false)]
    [InlineData("506 Cannot talk to daemon\n", null)]
    public void The_clock_is_as_chrony_says(string output, bool? expected)
    {
        ClockReader.ParseTracking(output).Should().Be(expected);
    }

    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("A=\"a \\$b \\\\ c\"", "a $b \\ c")]
    [InlineData("A='a \\$b'", "a \\$b")]
    [InlineData("A=", "")]
    [InlineData("A=\"", "\"")]
    public void Values_of_os_release_are_unquoted(string line, string expected)
    {
        OperatingSystemReader.Parse(line)["A"].Should().Be(expected);
    }

    [Theory]
    [InlineData("0100007F", "127.0.0.1")]
    [InlineData("00000000000000000000000001000000", "::1")]
    [InlineData("B80D0120000000000000000001000000", "2001:db8::1")]
    public void Addresses_of_proc_net_are_read_word_by_word(string words, string expected)
    {
        SocketAddress.FromWords(words).ToString().Should().Be(expected);
    }
}
