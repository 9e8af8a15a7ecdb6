using Appliance.Cli.Composition;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Cli;

/// <summary>The ready answer files, and those the program writes.</summary>
public sealed class AnswerFilesTests
{
    public static TheoryData<string> Ready => [.. Directory.EnumerateFiles(Path.Combine(Expectation.Repository, "answers"), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Kinds => [.. AnswerKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Ready))]
    public void Every_ready_file_is_valid_by_itself(string name)
    {
        var result = SiteReader.Read(new SiteInputs { AnswerFiles = [Path.Combine(Expectation.Repository, "answers", name)] }, null, new SecretMasker());
        result.Errors.Should().BeEmpty();
        string[] expected = name == "trial.yaml" ? [AnswerCodes.PlainSecret] : [];
        result.Warnings.Select(warning => warning.Code).Should().Equal(expected);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_new_file_of_each_kind_is_valid(string name)
    {
        var text = AnswersTemplate.Write(ApplianceModules.Engine.Catalogue, AnswerKinds.All.Single(kind => kind.Name == name));
        var result = SiteBuilder.Build(ApplianceModules.Engine.Catalogue, [AnswerSource.FromFile("new.yaml", text)]);
        result.Errors.Should().BeEmpty();
        result.Warnings.Should().BeEmpty();
    }
}
