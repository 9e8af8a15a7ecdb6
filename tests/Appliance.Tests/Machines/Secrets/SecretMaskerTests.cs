using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Appliance.Machines.Secrets;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Tests.Machines.Secrets;

public sealed class SecretMaskerTests
{
    private const string Canary = "k&n'a\"r <i>\\+/ü€;%4";

    [Fact]
    public void A_secret_is_masked_wherever_it_stands()
    {
        Masker(Canary).Apply($"password={Canary}, again {Canary}.").Should().Be("password=********, again ********.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    [InlineData("admin:")]
    public void A_secret_inside_a_base64_text_is_masked_at_each_offset(string before)
    {
        foreach (var after in new[] { "", "x", "xy", "xyz" })
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Canary + after));
            var masked = Masker(Canary).Apply(encoded);

            // At most the two bytes mixed with its neighbours' bits stay.
            masked.Should().Contain(Secret.Mask);
            masked.Replace(Secret.Mask, "", StringComparison.Ordinal).Length.Should().BeLessThanOrEqualTo((((before.Length + after.Length) * 4) / 3) + 8);
        }
    }

    [Fact]
    public void The_url_safe_base64_alphabet_is_known()
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("??>>" + Canary)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

        Masker(Canary).Apply(encoded).Should().Contain(Secret.Mask);
    }

    public static TheoryData<string, string> Escaped => new()
    {
        { "URL", Uri.EscapeDataString(Canary) },
        { "form", WebUtility.UrlEncode(Canary) },
        { "JSON", JsonSerializer.Serialize(Canary).Trim('"') },
        { "relaxed JSON", JsonSerializer.Serialize(Canary, new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })[1..^1] },
        { "XML attribute", SecurityElement.Escape(Canary) },
        { "XML text", new System.Xml.Linq.XText(Canary).ToString() },
        { "HTML", WebUtility.HtmlEncode(Canary) },
        { "SQL", Canary.Replace("'", "''", StringComparison.Ordinal) },
        { "shell", Canary.Replace("'", "'\\''", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Escaped))]
    public void A_secret_is_masked_in_the_escaping_of(string syntax, string escaped)
    {
        Masker(Canary).Apply($"<{escaped}>").Should().Be($"<{Secret.Mask}>", "{0} writes it so", syntax);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_two_secrets_one_of_which_holds_the_other_no_remainder_is_left(bool longerFirst)
    {
        string[] secrets = longerFirst ? ["swordfish-2", "swordfish"] : ["swordfish", "swordfish-2"];

        Masker(secrets).Apply("swordfish-2 swordfish").Should().Be("******** ********");
    }

    [Fact]
    public void Each_line_of_a_private_key_is_masked_on_its_own()
    {
        var masker = Masker("-----BEGIN PRIVATE KEY-----\nMIIBVQIBADANBgkq\nhkiG9w0BAQEF\n-----END PRIVATE KEY-----\n");

        masker.Apply("line hkiG9w0BAQEF").Should().Be("line ********");
        masker.Apply("-----BEGIN PRIVATE KEY-----").Should().Be("-----BEGIN PRIVATE KEY-----");
    }

    [Fact]
    public void A_very_short_secret_is_not_searched_for()
    {
        Masker("abc").Apply("abcabc").Should().Be("abcabc");
    }

    [Fact]
    public void Text_without_a_secret_stays_as_it_is()
    {
        Masker(Canary).Apply("nothing here").Should().Be("nothing here");
    }

    [Fact]
    public void Adding_a_secret_twice_changes_nothing()
    {
        Masker(Canary, Canary).Apply(Canary).Should().Be(Secret.Mask);
    }

    [Fact]
    public void No_secret_stays_readable_whatever_surrounds_it()
    {
        var word = Gen.Choose(33, 126).Select(c => (char)c).ArrayOf().Select(letters => new string(letters));
        var secret = word.Where(text => text.Length >= SecretMasker.ShortestSearched && !text.Contains('*', StringComparison.Ordinal));
        Prop.ForAll(
            secret.ToArbitrary(),
            word.ToArbitrary(),
            word.ToArbitrary(),
            (value, before, after) => !Masker(value).Apply(before + " " + value + " " + after).Contains(value, StringComparison.Ordinal))
            .QuickCheckThrowOnFailure();
    }

    private static SecretMasker Masker(params string[] secrets)
    {
        var masker = new SecretMasker();
        foreach (var secret in secrets)
        {
            masker.Add(new Secret(secret));
        }

        return masker;
    }
}
