using System.Security.Cryptography;
using System.Text;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Sql;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

public sealed class ScramVerifierTests
{
    [Fact]
    public void It_proves_the_server_as_in_the_exchange_of_RFC_7677()
    {
        const string Nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        const string Messages = "n=user,r=rOprNGfwEbeRWgbNEkqO,r=" + Nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=" + Nonce;
        var verifier = ScramVerifier.Make(new Secret("pencil"), Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096).ToString();

        verifier.Should().StartWith("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$");
        var serverKey = Convert.FromBase64String(verifier.Split(':')[^1]);
        Convert.ToBase64String(HMACSHA256.HashData(serverKey, Encoding.ASCII.GetBytes(Messages))).Should().Be("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");

        // What the client sends lets the server find the key whose hash it keeps.
        var storedKey = Convert.FromBase64String(verifier.Split('$', ':')[3]);
        var signature = HMACSHA256.HashData(storedKey, Encoding.ASCII.GetBytes(Messages));
        var clientKey = Convert.FromBase64String("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=").Zip(signature, (a, b) => (byte)(a ^ b)).ToArray();
        SHA256.HashData(clientKey).Should().Equal(storedKey);
    }

    [Fact]
    public void It_matches_the_password_it_was_made_from_and_no_other()
    {
        var verifier = ScramVerifier.Parse(ScramVerifier.Make(new Secret("right")).ToString())!;
        verifier.Matches(new Secret("right")).Should().BeTrue();
        verifier.Matches(new Secret("wrong")).Should().BeFalse();
    }

    [Fact]
    public void Two_of_one_password_differ_by_their_salt() =>
        ScramVerifier.Make(new Secret("same")).ToString().Should().NotBe(ScramVerifier.Make(new Secret("same")).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("md5a3556571e93b0d20722ba62be61e8c2d")]
    [InlineData("SCRAM-SHA-256$x:AA==$AA==:AA==")]
    [InlineData("SCRAM-SHA-256$0:AA==$AA==:AA==")]
    [InlineData("SCRAM-SHA-256$4096:?$AA==:AA==")]
    public void Anything_else_is_no_verifier(string text) => ScramVerifier.Parse(text).Should().BeNull();
}
