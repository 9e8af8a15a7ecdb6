using Appliance.Pki;
using Appliance.Pki.Keys;
using FluentAssertions;

namespace Appliance.Tests.Pki.Keys;

public sealed class KeyKindNamesTests
{
    [Theory]
    [InlineData("rsa-2048", KeyKind.Rsa2048)]
    [InlineData("rsa-3072", KeyKind.Rsa3072)]
    [InlineData("rsa-4096", KeyKind.Rsa4096)]
    [InlineData("ecdsa-p256", KeyKind.EcdsaP256)]
    [InlineData("ECDSA-P384", KeyKind.EcdsaP384)]
    public void A_name_stands_for_its_kind_and_back(string name, KeyKind kind)
    {
        KeyKindNames.Parse(name).Value.Should().Be(kind);
        kind.Name().Should().Be(name.ToLowerInvariant());
    }

    [Theory]
    [InlineData("")]
    [InlineData("rsa-1024")]
    [InlineData("ed25519")]
    public void An_unknown_name_is_answered_with_the_known_ones(string name)
    {
        var problem = KeyKindNames.Parse(name).Problem!;

        problem.Code.Should().Be(PkiCodes.KeyKindUnknown);
        problem.Remedy.Should().ContainAll(KeyKindNames.All);
    }
}
