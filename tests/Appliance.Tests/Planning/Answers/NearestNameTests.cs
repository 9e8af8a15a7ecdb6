using Appliance.Planning.Answers;
using FluentAssertions;

namespace Appliance.Tests.Planning.Answers;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("fqnd", "fqdn")]
    [InlineData("FQDN", "fqdn")]
    [InlineData("adminPasword", "adminPassword")]
    [InlineData("adminpass", null)]
    [InlineData("zzz", null)]
    [InlineData("", null)]
    public void What_a_person_meant_is_found(string given, string? meant) =>
        NearestName.Of(given, ["product", "fqdn", "adminPassword"]).Should().Be(meant);
}
