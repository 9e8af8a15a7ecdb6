using Appliance.Modules.Storage;
using Appliance.Planning.Answers;
using Appliance.Screens.Keys;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Interviews;

/// <summary>Fields of a record that count only when others say so.</summary>
public sealed class RecordConditionTests
{
    [Theory]
    [InlineData("{ name: a, type: nfs }", "address, path, clients")]
    [InlineData("{ name: a, type: nfs, address: nas.test.org }", "address, path")]
    [InlineData("{ name: a, type: glusterfs }", "address, volume")]
    [InlineData("{ name: a, type: localfs }", "path")]
    public void Which_are_asked_hangs_on_the_fields_before(string domain, string asked)
    {
        var interview = Product.Ask(File(domain));
        var path = AnswerPath.Parse(interview.Catalogue, "storage.domains[0]");
        path.Type.Fields.Select(field => field.Id).Where(id => interview.IsAsked(path.At(id))).Should().Equal(["name", "role", "type", .. asked.Split(", ")]);
    }

    [Fact]
    public void One_that_is_left_over_is_no_error_is_not_used_and_is_told()
    {
        var interview = Product.Ask(File("{ name: a, type: nfs, path: /srv/a, clients: [10.0.0.0/24], volume: not good! }"), Password);
        interview.Result.Errors.Should().BeEmpty();
        interview.Result.Site!.Get(StorageQuestions.Domains).Single().Volume.Should().BeNull();
        interview.Result.Warnings.Should().ContainSingle(warning => warning.Id == "storage.domains[0].volume").Which.Message.Should().Contain("only when the type is glusterfs");
    }

    [Fact]
    public void What_is_written_is_read_without_a_warning()
    {
        var site = Product.Ask(File("{ name: a, type: glusterfs, volume: gv0 }"), Password).Result.Site!;
        var again = Product.Ask(AnswerSource.FromFile("again.yaml", AnswersWriter.Write(site)));
        again.Result.Warnings.Should().BeEmpty();
        again.Result.Site!.Get(StorageQuestions.Domains).Should().BeEquivalentTo(site.Get(StorageQuestions.Domains));
    }

    [Fact]
    public void A_box_shows_the_fields_of_the_chosen_type()
    {
        using var wizard = new TestWizard(Product.Ask(File("{ name: a, type: glusterfs, volume: gv0 }")));
        wizard.At("storage.domains[0]").Press(Key.Enter).Text.Should().Contain("Volume").And.NotContain("Path").And.NotContain("Clients");
        wizard.Interview.Type("storage.domains[0].type", "localfs");
        wizard.Press(Key.Down).Text.Should().Contain("Path").And.NotContain("Volume");
    }

    private static AnswerSource Password => AnswerSource.FromFile("password.yaml", "version: 1\nengine: { adminPassword: { file: /root/admin.secret } }\n");

    private static AnswerSource File(string domain) => AnswerSource.FromFile("site.yaml", $"version: 1\nstorage: {{ domains: [{domain}] }}\n");
}
