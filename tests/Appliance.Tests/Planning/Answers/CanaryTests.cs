using System.Text.Json;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;
using Appliance.Tests.Planning.Sites;
using FluentAssertions;

namespace Appliance.Tests.Planning.Answers;

/// <summary>A secret in clear text appears nowhere, however it was written, rightly or wrongly.</summary>
public sealed class CanaryTests
{
    private const string Canary = "c4nary&+/é'x";

    public static TheoryData<string> WaysToWrite =>
    [
        "\"CANARY\"", "CANARY", "'CANARY''s'", "!CANARY", "!CANARY x", "*CANARY", "&CANARY", "&CANARY x", "[CANARY]", "[ CANARY, CANARY ]", "{ CANARY }", "{ CANARY: x }",
        "{ CANARY: x, CANARY: y }", "{ file: CANARY }", "{ file: x/CANARY }", "{ env: CANARY }", "{ prompt: CANARY }", "{ flie: CANARY }", "{ file: { CANARY: x } }", "@CANARY", "%CANARY", "`CANARY",
        "|\n    CANARY\n    x", ">-\n    CANARY", "\"CANARY", "{ CANARY", "[ CANARY", "CANARY: x", "\"CANARY\\x\"", "\"CANARY\\u0000\"", "- CANARY", "? CANARY", "CANARY\n    more", "\"CANARY\" more", "\"a\\nCANARY\"",
    ];

    public static TheoryData<string> WaysToSet =>
    [
        "CANARY", "=CANARY", "engine.adminPassword=CANARY", "engine.adminPassword={CANARY", "engine.adminPassword={CANARY: x}", "engine.adminPassword={file: CANARY}", "engine.adminPassword={flie: CANARY}",
        "engine.adminPasword=CANARY", "engine=CANARY", "engine.adminPassword.file=CANARY", "nodes.hosts=[{name: a.b, address: 10.0.0.1, ssh: {password: CANARY}}]", "nodes.hosts=[{name: a.b, ssh: {password: [CANARY]}}]",
        "nodes.hosts=[{name: a.b, ssh: {password: CANARY", "nodes.hosts=CANARY", "nodes.hosts=[{name: a.b, ssh: CANARY}]",
    ];

    [Theory]
    [MemberData(nameof(WaysToWrite))]
    public void A_secret_in_a_file_is_seen_nowhere(string way)
    {
        var value = way.Replace("CANARY", Canary, StringComparison.Ordinal);

        Everything(Sample.Build($"version: 1\nengine:\n  fqdn: engine.test.org\n  adminPassword: {value}\n"));
        Everything(Sample.Build($"version: 1\nengine: {{ fqdn: engine.test.org, adminPassword: {{ prompt: true }} }}\nnodes:\n  hosts:\n  - name: a.b\n    address: 10.0.0.1\n    ssh:\n     password: {value}\n"));
    }

    [Theory]
    [MemberData(nameof(WaysToSet))]
    public void A_secret_given_with_set_is_seen_nowhere(string way) =>
        Everything(SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromSet("engine.fqdn=engine.test.org"), AnswerSource.FromSet(way.Replace("CANARY", Canary, StringComparison.Ordinal))]));

    [Fact]
    public void A_secret_in_a_variable_is_seen_nowhere() =>
        Everything(SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromEnvironment(new Dictionary<string, string>
        {
            ["APPLIANCE_ENGINE_FQDN"] = "engine.test.org",
            ["APPLIANCE_ENGINE_ADMIN_PASSWORD"] = Canary,
            ["APPLIANCE_ENGINE_ADMIN_PASWORD"] = Canary,
            ["APPLIANCE_DATABASE_PASSWORD"] = $"{{ {Canary}",
        })]));

    [Fact]
    public void A_secret_typed_in_the_wizard_is_seen_nowhere() =>
        Everything(SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromWizard(new Dictionary<string, AnswerNode>
        {
            ["engine.fqdn"] = new AnswerScalar("engine.test.org", ScalarForm.Bare, Origin.Wizard),
            ["engine.adminPassword"] = new AnswerScalar(Canary, ScalarForm.Bare, Origin.Wizard),
        })]));

    [Fact]
    public void A_secret_in_clear_text_is_handed_over_to_be_masked_elsewhere()
    {
        var result = SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromSet($"engine.adminPassword={Canary}")]);

        result.Errors.Should().NotBeEmpty();
        result.PlainSecrets.Should().Equal(new Secret(Canary));
    }

    [Fact]
    public void A_plain_secret_is_shown_as_a_mask_and_written_as_a_prompt()
    {
        var site = SiteBuilderTests.Good(Sample.Build($"version: 1\nengine: {{ fqdn: engine.test.org, adminPassword: \"{Canary}\" }}\n"));

        AnswersShow.Text(site).Should().MatchRegex(@"engine\.adminPassword +\*{8} +site\.yaml:2:49");
        AnswersWriter.Write(site).Should().Contain("  adminPassword: { prompt: true }  # was given as plain text, which is not written down\n");
        site.Get(Sample.AdminPassword).Should().Be(new SecretReference.Plain(new Secret(Canary)));
    }

    private static void Everything(SiteResult result)
    {
        var said = result.Errors.Concat(result.Warnings).Select(e => e.ToString())
            .Concat(result.Errors.Concat(result.Warnings).Select(e => JsonSerializer.Serialize(e)));
        if (result.Site is { } site)
        {
            said = said.Concat([AnswersShow.Text(site), AnswersShow.Json(site), AnswersWriter.Write(site), string.Concat(site.Effective)])
                .Append(string.Concat(Sample.Catalogue.Questions.Where(site.IsAnswered).Select(q => site.TryGet(Sample.AdminPassword, out var secret) ? $"{secret}" : "")));
        }

        var masker = new SecretMasker();
        masker.Add(new Secret(Canary));
        masker.Add(new Secret("c4nary"));
        foreach (var text in said)
        {
            masker.Apply(text).Should().Be(text);
        }
    }
}
