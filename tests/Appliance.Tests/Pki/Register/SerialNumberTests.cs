using System.Numerics;
using Appliance.Pki;
using Appliance.Pki.Register;
using FluentAssertions;

namespace Appliance.Tests.Pki.Register;

public sealed class SerialNumberTests
{
    [Theory]
    [InlineData("01\n", 1, "01")]
    [InlineData("1000", 0x1000, "1000")]
    [InlineData("fff", 0xFFF, "0FFF")]
    public void Hex_is_read_and_written_as_openssl_does(string text, int value, string written)
    {
        var serial = SerialNumber.Parse(text).Value;

        serial.Value.Should().Be((BigInteger)value);
        serial.ToFileText().Should().Be(written + "\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("-1")]
    [InlineData("0x10")]
    [InlineData(" 10")]
    [InlineData("10\n11")]
    [InlineData("8000000000000000000000000000000000000000")]
    [InlineData("010000000000000000000000000000000000000000")]
    public void A_damaged_serial_file_is_refused(string text) =>
        SerialNumber.Parse(text).Problem!.Code.Should().Be(PkiCodes.SerialDamaged);

    [Fact]
    public void A_new_CA_starts_at_random_with_room_to_count()
    {
        var first = SerialNumber.CreateFirst();

        first.ToBytes().Should().HaveCount(8);
        first.ToBytes()[0].Should().BeInRange(0x40, 0x7F);
        first.Should().NotBe(SerialNumber.CreateFirst());
        first.Next().Value.Should().Be(first.Value + 1);
    }
}
