using System.Net;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using FluentAssertions;

namespace Appliance.Tests.Planning.Questions;

public sealed class AnswerTypesTests
{
    public static TheoryData<string, string, string> Canonical => new()
    {
        { "fqdn", "Engine.Test.ORG", "engine.test.org" },
        { "fqdn", "a-1.b--c.xn--p1ai", "a-1.b--c.xn--p1ai" },
        { "fqdn", $"{new string('a', 63)}.org", $"{new string('a', 63)}.org" },
        { "hostname", "Node1", "node1" },
        { "host", "2001:DB8:0::1", "2001:db8::1" },
        { "ip", "10.0.200.1", "10.0.200.1" },
        { "ip", "FE80::0:1", "fe80::1" },
        { "cidr", "0.0.0.0/0", "0.0.0.0/0" },
        { "cidr", "fd00::/8", "fd00::/8" },
        { "interface", "10.0.0.0/31", "10.0.0.0/31" },
        { "interface", "fd00::5/64", "fd00::5/64" },
        { "mac", "52-54-00-AB-CD-EF", "52:54:00:ab:cd:ef" },
        { "path", "/", "/" },
        { "path", "/srv//", "/srv" },
        { "size", "1024MiB", "1GiB" },
        { "size", "0B", "0B" },
        { "size", "1500kB", "1500000B" },
        { "duration", "7d", "7d" },
        { "duration", "90m", "1h30m" },
        { "duration", "500ms", "500ms" },
        { "duration", "0s", "0s" },
        { "bool", "YES", "true" },
        { "bool", "off", "false" },
        { "port", "65535", "65535" },
        { "int", "-5", "-5" },
        { "email", "a.b+c@test.org", "a.b+c@test.org" },
        { "choice", "self-hosted", "self-hosted" },
        { "choice", "802.3ad", "802.3ad" },
    };

    public static TheoryData<string, string> Refused => new()
    {
        { "fqdn", "engine" },
        { "fqdn", "10.0.0.1" },
        { "fqdn", "::1" },
        { "fqdn", "localhost.localdomain" },
        { "fqdn", "x.localhost" },
        { "fqdn", "engine.test.org." },
        { "fqdn", "engine..org" },
        { "fqdn", ".org" },
        { "fqdn", "-a.org" },
        { "fqdn", "a-.org" },
        { "fqdn", "a_b.org" },
        { "fqdn", "bücher.org" },
        { "fqdn", "a b.org" },
        { "fqdn", "a.1" },
        { "fqdn", $"{new string('a', 64)}.org" },
        { "fqdn", string.Join('.', Enumerable.Repeat("abcdefg", 32)) },
        { "hostname", "localhost" },
        { "hostname", "" },
        { "ip", "256.0.0.1" },
        { "ip", "1.2.3" },
        { "ip", "01.2.3.4" },
        { "ip", "1.2.3.4.5" },
        { "ip", "0x1.2.3.4" },
        { "ip", "fe80::1%eth0" },
        { "ip", "[::1]" },
        { "ip", "٣.2.3.4" },
        { "cidr", "10.0.0.1/24" },
        { "cidr", "10.0.0.0/33" },
        { "cidr", "10.0.0.0/024" },
        { "cidr", "10.0.0.0" },
        { "interface", "10.0.0.1" },
        { "interface", "10.0.0.0/24" },
        { "interface", "10.0.0.255/24" },
        { "interface", "10.0.0.1/0" },
        { "mac", "52:54:00:ab:cd" },
        { "mac", "525400abcdef" },
        { "mac", "ff:ff:ff:ff:ff:ff" },
        { "path", "srv" },
        { "path", "/srv/../etc" },
        { "path", "/srv/./x" },
        { "path", "/srv//x" },
        { "path", "/a\nb" },
        { "path", "" },
        { "size", "25" },
        { "size", "GiB" },
        { "size", "-1GiB" },
        { "size", "1.5GiB" },
        { "size", "99999999PiB" },
        { "size", "25gib" },
        { "duration", "90" },
        { "duration", "" },
        { "duration", "1m1h" },
        { "duration", "1s1s" },
        { "duration", "1w" },
        { "duration", "99999999999d" },
        { "bool", "y" },
        { "bool", "1" },
        { "port", "0" },
        { "port", "65536" },
        { "port", "+80" },
        { "port", "080" },
        { "port", "80.0" },
        { "port", " 80" },
        { "port", "99999999999999999999" },
        { "int", "--5" },
        { "email", "a@" },
        { "email", "@b.org" },
        { "email", "a b@c.org" },
        { "choice", "SelfHosted" },
        { "choice", "Standalone" },
        { "choice", "0" },
        { "text", "" },
        { "text", " a" },
        { "text", "a\u001bb" },
        { "text", "a\u2028b" },
        { "text", "a\u202eb" },
        { "fingerprint", "SHA256:abc" },
        { "fingerprint", "MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48" },
        { "fingerprint", $"SHA256:{new string('*', 43)}" },
    };

    private enum Kind
    {
        Standalone,
        SelfHosted,
        Lacp,
    }

    [Theory]
    [MemberData(nameof(Canonical))]
    public void Good_values_become_canonical(string type, string text, string written)
    {
        var answerType = TypeCalled(type);

        answerType.TryReadObject(new AnswerScalar(text, ScalarForm.Bare, Origin.Set), AnswerReading.Detached("x"), out var value).Should().BeTrue();
        answerType.WriteObject(value!).Should().BeOfType<AnswerScalar>().Which.Text.Should().Be(written);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Bad_values_are_refused(string type, string text) =>
        TypeCalled(type).TryReadObject(new AnswerScalar(text, ScalarForm.Bare, Origin.Set), AnswerReading.Detached("x"), out _).Should().BeFalse();

    [Theory]
    [InlineData("fqdn")]
    [InlineData("hostname")]
    [InlineData("host")]
    [InlineData("ip")]
    [InlineData("cidr")]
    [InlineData("interface")]
    [InlineData("mac")]
    [InlineData("path")]
    [InlineData("size")]
    [InlineData("duration")]
    [InlineData("bool")]
    [InlineData("port")]
    [InlineData("int")]
    [InlineData("email")]
    [InlineData("choice")]
    [InlineData("text")]
    [InlineData("fingerprint")]
    public void The_example_of_a_type_is_good(string type) =>
        TypeCalled(type).TryReadObject(TypeCalled(type).ExampleNode, AnswerReading.Detached("x"), out _).Should().BeTrue();

    [Fact]
    public void An_interface_address_knows_its_network()
    {
        InterfaceAddress.TryParse("10.0.200.93/22", out var address).Should().BeTrue();

        address!.Network.Should().Be(IPNetwork.Parse("10.0.200.0/22"));
        InterfaceAddress.ParseOrNull(null).Should().BeNull();
        InterfaceAddress.ParseOrNull("here").Should().BeNull();
    }

    [Fact]
    public void A_value_that_could_act_on_a_terminal_is_quoted_harmlessly()
    {
        Wording.Quote("a\u001b[31mb\u202e").Should().Be("'a\\u001b[31mb\\u202e'");
        Wording.Quote(new string('x', 100)).Should().Be($"'{new string('x', 61)}…'");
    }

    private static AnswerType TypeCalled(string name) => name switch
    {
        "fqdn" => AnswerTypes.Fqdn,
        "hostname" => AnswerTypes.HostName,
        "host" => AnswerTypes.HostNameOrAddress,
        "ip" => AnswerTypes.IpAddress,
        "cidr" => AnswerTypes.Cidr,
        "interface" => AnswerTypes.InterfaceAddress,
        "mac" => AnswerTypes.Mac,
        "path" => AnswerTypes.AbsolutePath,
        "size" => AnswerTypes.Size,
        "duration" => AnswerTypes.Duration,
        "bool" => AnswerTypes.Bool,
        "port" => AnswerTypes.Port,
        "int" => AnswerTypes.Int(-10, 10),
        "email" => AnswerTypes.Email,
        "choice" => AnswerTypes.Choice(new Option<Kind>(Kind.SelfHosted), new Option<Kind>(Kind.Lacp) { Word = "802.3ad" }),
        "text" => AnswerTypes.Text(),
        _ => AnswerTypes.Fingerprint,
    };
}
