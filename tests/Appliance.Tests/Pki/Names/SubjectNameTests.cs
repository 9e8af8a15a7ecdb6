using Appliance.Pki;
using Appliance.Pki.Names;
using FluentAssertions;

namespace Appliance.Tests.Pki.Names;

public sealed class SubjectNameTests
{
    [Theory]
    [InlineData("", "host")]
    [InlineData("org", " ")]
    [InlineData("org", "host\nname")]
    public void A_part_that_is_empty_or_holds_control_characters_is_refused(string organization, string commonName) =>
        SubjectName.Create(organization, commonName).Problem!.Code.Should().Be(PkiCodes.SubjectInvalid);

    [Fact]
    public void A_part_has_64_characters_at_most()
    {
        SubjectName.Create(new string('o', 64), new string('n', 64)).Problem.Should().BeNull();
        SubjectName.Create(new string('o', 65), "n").Problem!.Message.Should().Contain("65 characters");
        SubjectName.Create("o", new string('n', 65)).Problem!.Message.Should().Contain("65 characters");
    }

    [Fact]
    public void A_host_name_too_long_for_a_common_name_is_replaced_by_its_first_label()
    {
        var domain = new string('d', 60) + ".test.org";

        SubjectName.ForHost("org", "engine.test.org").Value.CommonName.Should().Be("engine.test.org");
        SubjectName.ForHost("org", "engine." + domain).Value.CommonName.Should().Be("engine");
        SubjectName.ForHost("org", "engine." + domain, "CA").Value.CommonName.Should().Be("engine CA");
        SubjectName.ForHost("org", new string('e', 63) + ".org", "CA").Value.CommonName.Should().Be(new string('e', 61) + " CA");
    }
}
