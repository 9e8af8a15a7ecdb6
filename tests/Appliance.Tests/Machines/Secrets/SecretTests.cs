using System.Text.Json;
using Appliance.Machines.Secrets;
using FluentAssertions;

namespace Appliance.Tests.Machines.Secrets;

public sealed class SecretTests
{
    [Fact]
    public void A_secret_neither_prints_nor_serializes()
    {
        var secret = new Secret("swordfish");

        $"{secret}".Should().Be(Secret.Mask);
        JsonSerializer.Serialize(secret).Should().Be("{}");
        new { secret }.ToString().Should().NotContain("swordfish");
    }

    [Fact]
    public void Secrets_of_one_value_are_equal()
    {
        new Secret("a").Should().Be(new Secret("a")).And.NotBe(new Secret("b"));
        new Secret("a").GetHashCode().Should().Be(new Secret("a").GetHashCode());
    }
}
