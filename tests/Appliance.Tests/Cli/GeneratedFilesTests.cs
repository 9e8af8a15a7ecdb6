using Appliance.Cli.Composition;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Tests.Support;

namespace Appliance.Tests.Cli;

/// <summary>Files in the repository that are made from the code are as the code would make them now.</summary>
public sealed class GeneratedFilesTests
{
    [Fact]
    public void The_page_of_questions_is_current() =>
        Expectation.IsCurrent("docs/reference/answers.md", AnswersReference.Write(ApplianceModules.Engine.Catalogue));

    [Fact]
    public void The_page_of_checks_is_current() =>
        Expectation.IsCurrent("docs/reference/checks.md", ChecksReference.Write(ApplianceModules.Checks));

    [Fact]
    public void The_schema_is_current() =>
        Expectation.IsCurrent("answers/schema.json", AnswersSchema.Write(ApplianceModules.Engine.Catalogue));
}
